"""The people who come back in every scene, put together from parts.

Eight are the portal's own: grandmother, father, mother, teacher, a child of 8, a pupil of 14, a
factory worker, a receptionist. Two more are who they meet: an acquaintance who looks like
anybody, and an officer without badges. What is worn is never a sign of who is in danger.
"""

from dataclasses import dataclass

from loa.illustrations import heads
from loa.illustrations.pen import Pen, group
from loa.illustrations.poses import POSES, Joints, Pose


@dataclass(frozen=True)
class Body:
    """One of the people: size against a grown-up, head against the body, hair and clothes.

    Colours are names of the pen's. `sleeve` is where the sleeve ends: at the "elbow" or "hand".
    """

    scale: float
    head: float
    hair: str
    hair_colour: str
    top: str
    legs: str
    sleeve: str = "hand"
    skin: str = "skin"
    cut: str = "shirt"
    shoes: str = "brown"
    glasses: bool = False
    wrinkles: bool = False
    wears: tuple[str, ...] = ()


PEOPLE: dict[str, Body] = {
    "grandmother": Body(
        scale=0.86,
        head=1.06,
        hair="bun",
        hair_colour="silver",
        top="brick",
        legs="indigo",
        wrinkles=True,
        cut="blouse",
    ),
    "father": Body(
        scale=1.0,
        head=1.0,
        hair="short",
        hair_colour="hair",
        top="leaf",
        legs="slate",
        sleeve="elbow",
        skin="tan",
    ),
    "mother": Body(
        scale=0.95,
        head=1.02,
        hair="low-bun",
        hair_colour="hair",
        top="turmeric",
        legs="plum",
        cut="blouse",
    ),
    "teacher": Body(
        scale=0.97,
        head=1.02,
        hair="long",
        hair_colour="hair",
        top="teal",
        legs="white",
        cut="ao-dai",
        glasses=True,
        shoes="indigo",
    ),
    "child": Body(
        scale=0.62,
        head=1.32,
        hair="boy",
        hair_colour="hair",
        top="white",
        legs="blue",
        sleeve="elbow",
        shoes="scarf",
        wears=("red-scarf",),
    ),
    "pupil": Body(
        scale=0.84,
        head=1.12,
        hair="tail",
        hair_colour="hair",
        top="white",
        legs="indigo",
        sleeve="elbow",
        shoes="white",
        wears=("backpack",),
    ),
    "worker": Body(
        scale=1.0,
        head=1.0,
        hair="short",
        hair_colour="hair",
        top="blue",
        legs="slate",
        skin="tan",
        shoes="indigo",
        wears=("work-cap", "badge"),
    ),
    "receptionist": Body(
        scale=0.95,
        head=1.02,
        hair="low-bun",
        hair_colour="hair",
        top="white",
        legs="indigo",
        cut="vest",
        shoes="indigo",
        wears=("badge",),
    ),
    "acquaintance": Body(
        scale=1.0,
        head=1.0,
        hair="swept",
        hair_colour="hair",
        top="lilac",
        legs="brown",
        sleeve="elbow",
    ),
    "officer": Body(
        scale=1.0,
        head=1.0,
        hair="short",
        hair_colour="hair",
        top="leaf",
        legs="leaf",
        skin="tan",
        shoes="indigo",
        cut="belted",
        wears=("peaked-cap",),
    ),
}
WEARS = (
    "ao-cham",
    "apron",
    "backpack",
    "badge",
    "khan",
    "non-la",
    "peaked-cap",
    "red-scarf",
    "work-cap",
)
_HEAD_Y, _NECK_Y = -111, -96


def draw_person(
    pen: Pen, who: str, pose: str, look: str, wears: tuple[str, ...], held_object: str
) -> str:
    """A person with the feet at the origin, looking right; `held_object` is markup."""
    body, stance = PEOPLE[who], POSES[pose]
    worn = {*body.wears, *wears}
    top = "cham" if "ao-cham" in worn else body.top
    upper = [
        _backpack(pen) if "backpack" in worn else "",
        _head_part(pen, body, worn, behind=True),
        _arm(pen, body, top, stance.far),
        _torso(pen, body=body, top=top, stance=stance, worn=worn),
        _head_part(pen, body, worn, behind=False, look=look),
        _arm(pen, body, top, stance.far) if stance.over else "",
    ]
    near = _arm(pen, body, top, stance.near)
    x, y = stance.hand
    item = group(held_object, x, y, 1 / body.scale) if held_object else ""
    if stance.phone and not held_object:
        item = _handset(pen)
    upper += [near, item] if stance.phone else [item, near]
    if stance.over or pose in {"give", "take"}:
        upper[-2:] = [near, item]
    legs = "".join(_leg(pen, body, joints) for joints in stance.legs)
    figure = group(legs + "".join(upper), 0, stance.lowered)
    return group(figure, 0, 0, body.scale)


def _arm(pen: Pen, body: Body, top: str, joints: Joints) -> str:
    shoulder, elbow, hand = joints
    if body.sleeve == "elbow":
        half = ((shoulder[0] + 3 * elbow[0]) / 4, (shoulder[1] + 3 * elbow[1]) / 4)
        bare = pen.limb((shoulder, elbow, hand), 8, body.skin)
        return bare + pen.limb((shoulder, half), 11, top)
    wrist = (elbow[0] + 0.7 * (hand[0] - elbow[0]), elbow[1] + 0.7 * (hand[1] - elbow[1]))
    bare = pen.limb((elbow, hand), 7.5, body.skin)
    return bare + pen.limb((shoulder, elbow, wrist), 10, top)


def _leg(pen: Pen, body: Body, joints: Joints) -> str:
    hip, knee, foot = joints
    x, y = foot
    shoe = pen.shape(f"M{x - 6} {y - 4}h10q9 1 9 7h-19z", body.shoes)
    cloth = pen.limb((hip, knee, (x, y - 5)), 12, body.legs)
    return shoe + cloth


def _torso(pen: Pen, body: Body, top: str, stance: Pose, worn: set[str]) -> str:
    neck = pen.shape("M-5-99h10v9h-10z", body.skin)
    hem = {"ao-dai": -14, "blouse": -40}.get(body.cut, -45)
    if stance.lowered:
        hem = min(hem, -40) if body.cut != "ao-dai" else -38
    flare = {"ao-dai": 20, "blouse": 18}.get(body.cut, 16)
    trunk = (
        f"M-7-94Q-18-93-19-83L-15-66L-{flare} {hem}Q0 {hem + 4} {flare} {hem}"
        "L15-66L19-83Q18-93 7-94Q0-88-7-94z"
    )
    parts = [neck, pen.shape(trunk, top)]
    if "ao-cham" in worn:
        parts.append(
            pen.stroke(
                f"M6-92Q10-80 9 {hem + 1}M-{flare - 1} {hem - 3}Q0 {hem + 1} {flare - 1} {hem - 3}",
                2.4,
                "gold",
            )
        )
    elif body.cut == "vest":
        parts.append(
            pen.shape(
                f"M-10-94Q-18-93-18-83L-15-66L-16 {hem}H16L15-66L18-83Q18-93 10-94L1-70z", "plum"
            )
        )
        parts.append(pen.dot(1, -62, 1.3, "gold", False) + pen.dot(1, -54, 1.3, "gold", False))
    elif body.cut == "blouse":
        parts.append(pen.stroke(f"M1-89V{hem + 2}", 1.3) + pen.stroke("M-5-93L1-88L7-93", 1.5))
    elif body.cut == "ao-dai":
        parts.append(
            pen.shape("M-6-97Q0-93 6-97V-90Q0-86-6-90z", top, 1.6)
            + pen.stroke("M4-88Q14-84 15-72", 1.2)
        )
    else:
        parts.append(
            pen.shape(
                "M-8-95L0-87L8-95L10-90L3-82L0-86L-3-82L-10-90z",
                "white" if body.top == "white" else top,
                1.5,
            )
        )
        parts.append(pen.stroke(f"M0-84V{hem + 1}", 1.2))
    if body.cut == "belted":
        parts.append(pen.shape("M-15.5-52H15.5V-47H-15.5z", "brown", 1.4))
    if "apron" in worn:
        parts.append(pen.shape(f"M-10-80H10V-66L15 {hem + 6}H-15L-10-66z", "paper"))
    if "backpack" in worn:
        parts.append(pen.stroke("M-11-92Q-14-76-12-64M11-92Q14-76 12-64", 3.4, "scarf"))
    if "badge" in worn:
        parts.append(pen.shape("M6-78h7v5h-7z", "gold", 1.1))
    if "red-scarf" in worn:
        parts.append(
            pen.shape("M-10-93Q0-86 10-93L11-89Q0-80-11-89z", "scarf", 1.4)
            + pen.shape("M-1-86L-6-70L0-73L6-69L3-86z", "scarf", 1.4)
        )
    return "".join(parts)


def _head_part(pen: Pen, body: Body, worn: set[str], *, behind: bool, look: str = "") -> str:
    covered = "khan" in worn
    if behind:
        hair = (
            ""
            if covered and body.hair == "bun"
            else heads.hair_behind(pen, body.hair, body.hair_colour)
        )
        return group(hair, 0, _head_y(body), body.head)
    parts = [
        heads.face(pen, look, body.skin, glasses=body.glasses, wrinkles=body.wrinkles),
        heads.hair_before(pen, body.hair, body.hair_colour),
    ]
    if covered:
        parts.append(heads.headscarf(pen, "cham" if "ao-cham" in worn else "plum"))
    if "work-cap" in worn:
        parts.append(heads.work_cap(pen, "turmeric"))
    if "peaked-cap" in worn:
        parts.append(heads.peaked_cap(pen, body.top))
    if "non-la" in worn:
        parts.append(heads.conical_hat(pen))
    return group("".join(parts), 0, _head_y(body), body.head)


def _head_y(body: Body) -> float:
    """A larger head sits on the same neck."""
    return _NECK_Y + (_HEAD_Y - _NECK_Y) * body.head


def _backpack(pen: Pen) -> str:
    return pen.shape("M-24-86Q-24-94-14-94H10V-50H-18Q-25-50-25-58z", "scarf")


def _handset(pen: Pen) -> str:
    return pen.shape("M19-118h7q2 0 2 2v18q0 2-2 2h-7q-2 0-2-2v-18q0-2 2-2z", "slate")
