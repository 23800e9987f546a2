/** What accounts share, and the templates of mail, in their states. */
import { libraryScenes } from "./library-scenes.ts";
import { lookAt } from "./screens.ts";
import { templateScenes } from "./template-scenes.ts";

lookAt([...libraryScenes, ...templateScenes]);
