/** The list of accounts and the pages of one account, in their states. */
import { accountScenes } from "./account-scenes.ts";
import { actionScenes } from "./action-scenes.ts";
import { lookAt } from "./screens.ts";

lookAt([...accountScenes, ...actionScenes]);
