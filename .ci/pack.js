// Packs the scripts of each page into static/packed, with source maps: a page on a bad network should ask for one file, not
// for fifty. What is loaded late stays a file of its own. bundles.json says which files a module needs at once, and of which
// sources they were made: a server whose sources differ serves the plain modules, so that nothing stale is ever served.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";

const packed = "static/packed";

/** @param {string[]} entryPoints @param {boolean} write */
const pack = (entryPoints, write) =>
  build({
    entryPoints,
    bundle: true,
    splitting: true,
    minify: true,
    sourcemap: "linked",
    format: "esm",
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
    outbase: "static",
    outdir: packed,
    entryNames: "[dir]/[name]",
    chunkNames: "js/[name]-[hash]",
    metafile: true,
    write,
    logLevel: "warning",
  });

/** @param {string} page @returns {Promise<[string, string[]][]>} by module, the files that it needs, its own first */
async function packPage(page) {
  const { inputs } = (await pack([page], false)).metafile;
  const late = Object.values(inputs).flatMap(({ imports }) =>
    imports.filter(({ kind }) => kind === "dynamic-import").map(({ path }) => path),
  );
  const { outputs } = (await pack([page, ...new Set(late)], true)).metafile;
  const entries = Object.entries(outputs).filter(([, { entryPoint }]) => entryPoint);
  return entries.map(([path, { entryPoint }]) => [strip(entryPoint), [...reach(path, outputs)].map(strip)]);
}

/** @param {string} path @param {Record<string, any>} outputs @returns {Set<string>} */
function reach(path, outputs, found = new Set()) {
  if (found.has(path)) return found;
  found.add(path);
  for (const { kind, path: next } of outputs[path].imports) if (kind === "import-statement") reach(next, outputs, found);
  return found;
}

/** @param {string | undefined} path */
const strip = (path = "") => path.slice("static/".length);

function hashSources() {
  const paths = readdirSync("static/js", { recursive: true, encoding: "utf8" }).map((path) => `js/${path}`);
  const hash = createHash("sha256");
  for (const path of [...paths.filter((path) => path.endsWith(".js")), "vendor/socket.io.js"].sort())
    hash.update(`${path}\0`).update(readFileSync(`static/${path}`));
  return hash.digest("hex");
}

rmSync(packed, { recursive: true, force: true });
const pages = readdirSync("static/js").map((name) => `static/js/${name}/page.js`);
const isThere = readdirSync("static/js", { recursive: true, encoding: "utf8" });
const found = await Promise.all(pages.filter((page) => isThere.includes(page.slice("static/js/".length))).map(packPage));
writeFileSync(
  `${packed}/bundles.json`,
  JSON.stringify({ sources: hashSources(), bundles: Object.fromEntries(found.flat()) }, null, 1) + "\n",
);
