// hucre: load with styles, and save.
import { readFileSync, writeFileSync } from "node:fs";
import { readXlsx, writeXlsx } from "hucre";

const [source, target] = process.argv.slice(2);
writeFileSync(target, await writeXlsx(await readXlsx(readFileSync(source), { readStyles: true })));
