/** `npm run secrets`: makes the files that docker-compose.yml mounts as secrets, where they are missing. */
import path from "node:path";
import { rootDirectory } from "./demo/paths.ts";
import { makeSecrets } from "./deploy/secret-files.ts";

const { directory, made, kept } = await makeSecrets(path.join(rootDirectory, ".secrets"));
console.log(`${made.length} secrets made, ${kept.length} kept, in ${directory}`);
for (const name of made) console.log(`  ${name}`);
