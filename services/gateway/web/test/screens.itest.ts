/** Every page but those of accounts and of the library, in its states. */
import { accountScenes } from "./account-scenes.ts";
import { actionScenes } from "./action-scenes.ts";
import { libraryScenes } from "./library-scenes.ts";
import { scenes } from "./scenes.ts";
import { lookAt } from "./screens.ts";
import { templateScenes } from "./template-scenes.ts";

const elsewhere = new Set([...accountScenes, ...actionScenes, ...libraryScenes, ...templateScenes]);
lookAt(scenes.filter((scene) => !elsewhere.has(scene)));
