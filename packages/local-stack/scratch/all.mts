import { startBackingServices } from "../src/backing-services.ts";
const t=()=>Math.round(performance.now());
const b = await startBackingServices({directory: process.argv[2], persistent: process.argv[3]==="keep", need:{postgres:true,redis:true,nats:true,mail:true}, progress:(l)=>console.log(t(),l), environment: process.env});
console.log(b.postgres, b.redis, b.nats, t());
if (process.argv[4]==="die") process.kill(process.pid,"SIGKILL");
if (process.argv[4]==="wait") await new Promise(r=>setTimeout(r,100000));
for (const n of ["postgres","redis","nats","mail"] as const) { await b.kill(n); await b.restart(n); console.log(n, t()); }
await b.stop(); console.log("stopped", t());
