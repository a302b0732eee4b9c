"""How a body stands: where its joints are, in units of a grown-up 132 high.

The origin is on the ground between the feet, y grows downwards, and the body looks to the right.
"""

from dataclasses import dataclass

from loa.illustrations.pen import Point

Joints = tuple[Point, Point, Point]
_NEAR, _FAR = (15, -86), (-15, -86)
_HANGING: Joints = (_NEAR, (20, -68), (19, -50))
_BEHIND: Joints = (_FAR, (-20, -68), (-19, -50))
_LEGS: tuple[Joints, Joints] = (((-7, -48), (-8, -24), (-8, -3)), ((7, -48), (8, -24), (8, -3)))
_SEATED = 20


@dataclass(frozen=True)
class Pose:
    """Shoulder, elbow and hand of both arms; hip, knee and foot of both legs.

    `hand` is where something held is, `lowered` how far the body sinks on a seat, `over` whether
    the far arm comes before the body too.
    """

    near: Joints = _HANGING
    far: Joints = _BEHIND
    legs: tuple[Joints, Joints] = _LEGS
    hand: Point = (19, -50)
    lowered: float = 0
    over: bool = False
    phone: bool = False


def _seated(near: Joints, far: Joints, hand: Point, **flags: bool) -> Pose:
    legs = (((-5, -48), (16, -44), (16, -23)), ((5, -48), (25, -44), (25, -23)))
    return Pose(near=near, far=far, legs=legs, hand=hand, lowered=_SEATED, **flags)


POSES: dict[str, Pose] = {
    "stand": Pose(),
    "phone": Pose(near=(_NEAR, (31, -76), (23, -99)), hand=(22, -106), phone=True),
    "give": Pose(near=(_NEAR, (25, -70), (42, -76)), hand=(46, -80)),
    "take": Pose(near=(_NEAR, (26, -70), (43, -68)), hand=(47, -70)),
    "hold": Pose(
        near=(_NEAR, (21, -66), (5, -66)),
        far=(_FAR, (-21, -66), (-5, -66)),
        hand=(0, -70),
        over=True,
    ),
    "read": Pose(
        near=(_NEAR, (22, -66), (16, -80)),
        far=(_FAR, (-18, -64), (4, -74)),
        hand=(14, -86),
        over=True,
    ),
    "stop": Pose(near=(_NEAR, (29, -82), (34, -104)), hand=(34, -108)),
    "wave": Pose(near=(_NEAR, (31, -92), (34, -118)), hand=(34, -122)),
    "point": Pose(near=(_NEAR, (31, -84), (49, -92)), hand=(52, -93)),
    "open": Pose(
        near=(_NEAR, (32, -78), (46, -88)), far=(_FAR, (-32, -78), (-46, -88)), hand=(48, -92)
    ),
    "walk": Pose(
        near=(_NEAR, (22, -69), (27, -53)),
        far=(_FAR, (-22, -70), (-27, -55)),
        legs=(((-6, -48), (-10, -26), (-19, -4)), ((6, -48), (13, -26), (15, -3))),
        hand=(27, -50),
    ),
    "sit": _seated((_NEAR, (19, -67), (30, -60)), (_FAR, (-18, -66), (2, -58)), (32, -62)),
    "sit-phone": _seated(
        (_NEAR, (31, -76), (23, -99)), (_FAR, (-18, -66), (2, -58)), (22, -106), phone=True
    ),
    "sit-read": _seated(
        (_NEAR, (22, -66), (20, -80)), (_FAR, (-18, -64), (6, -74)), (18, -86), over=True
    ),
}
