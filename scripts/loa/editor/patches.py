"""What is changed in the text of the form's program: its addresses, and what would lose words.

Each place is named by the program's own text, of which there must be exactly one. The version is
locked (`packages.py`); whoever locks another reads these again, with the sources that the package's
source map holds. Names of the minified program are explained where they are used.
"""

from loa.editor.hosts import NO_REPOSITORY

ICONS = "fonts/icons.woff2"
_FONT = "https://cdn.jsdelivr.net/fontsource/fonts/"
_ADDRESSES = (
    # What it is, and our own file: nothing is asked for on other hosts.
    ("`${iP}@${rP}/locales`", "`./locales`"),
    ("=`https://unpkg.com/@sveltia/cms`", "=`.`"),
    ("https://unpkg.com/@shikijs", "./none"),
    ("https://unpkg.com/@sveltia/ui", "./none"),
    ("`https://unpkg.com/${e}`", "`./none/${e}`"),
    ("https://status-api.hostedstatus.com/1.0/status/5b36dc6502d06804c08349f7", "./status.json"),
    ("https://www.githubstatus.com/api/v2/status.json", "./status.json"),
    (f"{_FONT}material-symbols-outlined:vf@5.3.7/latin-wght-normal.woff2", f"./{ICONS}"),
    (f"{_FONT}source-sans-3:vf@5.3.0/latin-wght-normal.woff2", "./fonts/text.woff2"),
    (f"{_FONT}noto-mono@5.3.0/latin-400-normal.woff2", "./fonts/mono.woff2"),
)
# Before somebody is in: `R(i)` is where pages are kept, `l` whether a folder is offered,
# `p` whether a token is not, `_Q` tells what went wrong.
_COMING_IN = (
    # Where no forge is named there is a folder, on whatever host, and nothing to sign in at.
    (
        "l=k(()=>ZR.isLocalHost&&!R(s))",
        f"l=k(()=>(ZR.isLocalHost||R(i).repo===`{NO_REPOSITORY}`)&&!R(s))",
    ),
    (
        "p=k(()=>!R(s)&&R(i).auth_methods?.includes(`token`)===!1)",
        f"p=k(()=>R(i).repo===`{NO_REPOSITORY}`||!R(s)&&R(i).auth_methods?.includes(`token`)===!1)",
    ),
    (
        "let n=e.cause?.message||Y(`unexpected_error`);e.name===`NotFoundError`",
        "let n=/^(Failed to fetch|NetworkError|Load failed)/.test(e.cause?.message)"
        "?Y(`loa_no_forge`):e.cause?.message||Y(`unexpected_error`);e.name===`NotFoundError`",
    ),
)
_WRITING = (
    # What a full disk refuses is refused when the file is closed; the program took no notice, said
    # that it was saved and forgot the draft.
    (
        "try{await n?.write(t)}finally{try{await n?.close()}catch{}}",
        "try{await n?.write(t)}catch(e){try{await n?.abort()}catch{}throw e}await n?.close()",
    ),
)
# Drafts: `c4` is their store, `s4` the timer of the next one, `Tke` keeps one, `f4` removes one.
_KEEPING_DRAFTS = (
    # The store was known only where the repository was known at the start, which a folder on the
    # machine is not, and forgotten when the repository was named once more. It was one of several
    # in a database, each of which makes a new version of it to get in: who came second got a
    # version without its store, and kept nothing until the next visit. So it has its own database.
    (
        "YA(()=>{let{current:e}=iX;if(e&&!c4){let{databaseName:t}=e.repository??{};if(t){c4=new "
        "QO(t,`draft-backups`,{keyPath:[`collectionName`,`slug`]});return}}c4=null});",
        "var loaStore;function loaDrafts(){let e=iX.current?.repository?.databaseName;"
        "e!==loaStore&&(loaStore=e,c4=e?new QO(`${e}:drafts`,`draft-backups`,"
        "{keyPath:[`collectionName`,`slug`]}):null)}YA(loaDrafts);",
    ),
    ("await c4?.get([e,t])", "await(loaDrafts(),c4)?.get([e,t])"),
    # A draft of another configuration was thrown away, and each new page or topic makes another
    # one. Our writer takes known fields alone, so an old draft spoils nothing.
    ("return n?n.cmsConfigVersion===IW.current?n:(await f4(e,t),null):null", "return n??null"),
    # The timer began anew with each key, so nothing was kept until somebody paused, and what was
    # typed right before leaving was dropped with it.
    (
        "var Ake=e=>{globalThis.clearTimeout(s4),"
        "e&&c4&&(s4=globalThis.setTimeout(()=>{Tke(e)},500))}",
        "var loaDraft,loaKeep=()=>{s4&&(globalThis.clearTimeout(s4),s4=0,Tke(loaDraft))};"
        "globalThis.addEventListener(`pagehide`,loaKeep);"
        "document.addEventListener(`visibilitychange`,loaKeep);"
        "var Ake=e=>{loaDrafts(),e!==loaDraft&&(loaKeep(),loaDraft=e),"
        "e&&c4&&!s4&&(s4=globalThis.setTimeout(loaKeep,100))}",
    ),
    # On the disk, not only on its way there: power fails, too.
    ("i=n.transaction(r,t)", "i=n.transaction(r,t,{durability:`strict`})"),
    # A draft of a page that is another one by now is marked: `pages.js` tells it instead of
    # writing over what somebody else wrote.
    (
        "Object.entries(i).forEach(([n,r])=>{if(e&&e in r)",
        "Object.entries(i).forEach(([n,r])=>{"
        "let l=t.originalEntry?.locales?.[n]?.content?.__source;"
        "r.__source&&l&&(r.__source===l?delete r.__stale:r.__stale=`yes`);if(e&&e in r)",
    ),
)
# GitLab (`BY` commits, `tJ` asks its API, `LY` is the project) takes a changed file with no word of
# what it replaces: what somebody else saved since the form last looked was written over. It is
# given the file's last commit (`last_commit_id`), and nothing where the file is another one by now.
_REPLACING = (
    (
        "BY=async(e,t)=>{let n=t.branch??IY.branch,r=await Promise.all(e.map(async({action:e,"
        "path:t,previousPath:n,data:r=``})=>({action:e,",
        "loaReplaced=async(e,t,n,r)=>{if(e===`create`)return{};let{blob_id:i,last_commit_id:a}="
        "await tJ(`/projects/${LY()}/repository/files/${encodeURIComponent(t)}"
        "?ref=${encodeURIComponent(r)}`);if(n&&n!==i)throw Error(`The file has changed.`,"
        "{cause:Error(Y(`save_conflict.branch_moved`))});return{last_commit_id:a}},"
        "BY=async(e,t)=>{let n=t.branch??IY.branch,loaRef=t.startBranch??n,"
        "r=await Promise.all(e.map(async({action:e,path:t,previousPath:n,previousSha:i,"
        "data:r=``})=>({...await loaReplaced(e,n??t,i,loaRef),action:e,",
    ),
)
# Saving (`dze`): `e` is the draft, `a` its collection, `r` whether it is new, `f` the files of the
# commit, `DP` all entries, `SZ` looks at the forge again.
_SAVING = (
    # A line that was cut after the commit: the words are there already. They are no conflict with
    # somebody else, and no second commit.
    (
        "if(!c){let t=await xLe(e);if(t&&!n)throw Error(`save_conflict`,{cause:t})}",
        "if(!c){let t=await xLe(e),l=await loaThere(e);"
        "if(l)return globalThis.clearTimeout(s4),s4=0,"
        "f4(a,r?``:L0({draft:e}).defaultLocaleSlug),uze({useWorkflow:c,skipCI:t,count:1}),l;"
        "if(t&&!n)throw Error(`save_conflict`,{cause:t})}",
    ),
    (
        "dze=async({draft:e,skipCI:t=void 0,overwrite:n=!1})=>{",
        "loaThere=async e=>{if(e.isNew)try{await SZ()}catch{}"
        "let i=Object.entries(e.currentValues).map(([e,{__stale:t,...n}])=>[e,n]),"
        "{changes:t}=await f2({draft:{...e,currentValues:Object.fromEntries(i)},"
        "slugs:L0({draft:e})}),"
        "n=t.filter(e=>typeof e.data==`string`),"
        "r=e=>e.slice(0,e.lastIndexOf(`/`));"
        "return n.length&&n.every(t=>t.action===(e.isNew?`create`:`update`))?DP.current.find(t=>"
        "(e.isNew||t.id===e.originalEntry?.id)&&n.every(n=>Object.values(t.locales).some(t=>"
        "(e.isNew?r(t.path)===r(n.path):t.path===n.path)"
        "&&t.content?.__source===n.data.trim()))):void 0},"
        # What was typed while the rest was on its way was in no commit, and went with the form.
        "dze=async e=>{let t=document.querySelectorAll(`.content-editor .body`),"
        "n=e=>t.forEach(t=>{t.inert=e});n(!0);try{return await loaSave(e)}finally{n(!1)}},"
        "loaSave=async({draft:e,skipCI:t=void 0,overwrite:n=!1})=>{",
    ),
    # The page that an entry was read from is the one that was saved, from then on.
    (
        "f.push(...m);",
        "f.push(...m);Object.values(d.locales).forEach(e=>{let t=f.find(t=>t.path===e.path)?.data;"
        "e.content&&typeof t==`string`&&(e.content.__source=t.trim())});",
    ),
    # Why a page cannot be written was told to the console alone.
    ("(j(h,!0),j(g,``),console.error(t))", "(j(h,!0),j(g,t.message,!0),console.error(t))"),
    # Each browser's own English for a line that is cut, and each forge's for a file that somebody
    # else changed between the last look and the commit.
    (
        "j(g,t.cause?.message??t.message,!0)",
        "j(g,/^(Failed to fetch|NetworkError|Load failed)/.test(t.cause?.message)"
        "?Y(`loa_no_line`):/changed since you started|sha does not match/.test(t.cause?.message)"
        "?Y(`save_conflict.branch_moved`):t.cause?.message??t.message,!0)",
    ),
    # A draft that was waiting for its moment was kept after its words had been saved.
    ("f4(a,r?``:u),s&&RLe(s.id)", "globalThis.clearTimeout(s4),s4=0,f4(a,r?``:u),s&&RLe(s.id)"),
)


def patched(program: str) -> str:
    """The program with each original text replaced by ours. Raises AssertionError where one of them
    does not occur exactly once.
    """
    for original, replacement in (
        *_ADDRESSES,
        *_COMING_IN,
        *_WRITING,
        *_KEEPING_DRAFTS,
        *_REPLACING,
        *_SAVING,
    ):
        if program.count(original) != 1:
            # The version is locked, so this is for whoever locks the next one.
            raise AssertionError(f"{original}: {program.count(original)} places in the program")
        program = program.replace(original, replacement)
    # Its lines for people who look for faults, which name a file that is not there.
    return program.replace("//# sourceMappingURL=sveltia-cms.js.map", "")
