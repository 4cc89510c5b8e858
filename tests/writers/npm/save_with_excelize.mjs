// Excelize, written in Go: load and save.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { init } from "excelize-wasm";

const [source, target] = process.argv.slice(2);
const excelize = await init(createRequire(import.meta.url).resolve("excelize-wasm/excelize.wasm.gz"));
const book = excelize.OpenReader(readFileSync(source));
const { buffer, error } = book.WriteToBuffer();
if (error) throw new Error(error);
writeFileSync(target, buffer);
process.exit();
