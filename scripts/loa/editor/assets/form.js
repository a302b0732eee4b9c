// The form: pages are read and written by pages.js, everything else is Sveltia CMS.
import { pagesBy } from "./pages.js";

const answer = await fetch("plan.json");
const pages = pagesBy(await answer.json());

window.CMS.registerCustomFormat("loa", "md", { fromFile: pages.read, toFile: pages.write });
window.CMS.init();
