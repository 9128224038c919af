// Copies the few third-party files that pages are served with from node_modules to static/vendor.
// Icons are copied one by one: a page inlines only those it uses.
import { build } from "esbuild";
import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync } from "node:fs";

const vendor = "static/vendor";
const files = {
  "@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2":
    "atkinson-next-latin.woff2",
  "@fontsource-variable/atkinson-hyperlegible-next/LICENSE": "atkinson-next.LICENSE",
  "socket.io-client/LICENSE": "socket.io.LICENSE",
  "lucide-static/LICENSE": "lucide.LICENSE",
};

rmSync(vendor, { recursive: true, force: true });
mkdirSync(`${vendor}/icons`, { recursive: true });
for (const [from, to] of Object.entries(files)) copyFileSync(`node_modules/${from}`, `${vendor}/${to}`);

// Of the client's transports pages use WebSockets alone: the others would be a tenth of it on every phone.
const webSockets = {
  name: "WebSockets alone",
  /** @param {import("esbuild").PluginBuild} build */
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\/(polling-xhr|webtransport)(\.node)?\.js$/ }, ({ path }) => ({ path, namespace: "unused" }));
    onLoad({ filter: /./, namespace: "unused" }, () => ({ contents: "export const [XHR, WT] = [null, null];" }));
  },
};
await build({
  stdin: { contents: 'export { io } from "socket.io-client";', resolveDir: "." },
  outfile: `${vendor}/socket.io.js`,
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  legalComments: "none",
  plugins: [webSockets],
});

const icons = readdirSync("node_modules/lucide-static/icons").filter((name) => name.endsWith(".svg"));
const wanted = new Set(readFileSync(".ci/icons.txt", "utf8").split("\n").filter(Boolean).map((name) => `${name}.svg`));
for (const name of icons.filter((icon) => wanted.delete(icon)))
  copyFileSync(`node_modules/lucide-static/icons/${name}`, `${vendor}/icons/${name}`);
if (wanted.size) throw new Error(`.ci/icons.txt names icons that lucide-static does not have: ${[...wanted]}`);
