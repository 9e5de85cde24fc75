import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const server = process.env.SAYSO_SERVER ?? "http://127.0.0.1:8765";

export default defineConfig({
  plugins: [react()],
  server: { proxy: { "/api": server } },
  build: {
    outDir: "../src/sayso/serve/page",
    emptyOutDir: true,
    target: "es2022",
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rollupOptions: {
      output: {
        // Plain names: the built files are kept in git, where a name that changes each time helps nobody.
        entryFileNames: "assets/[name].js",
        chunkFileNames: "assets/[name].js",
        assetFileNames: "assets/[name][extname]",
      },
    },
  },
});
