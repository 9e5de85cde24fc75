import { Download, FileText } from "lucide-react";
import { Page } from "../../design";
import "./handon.css";

const EXPORTS = [
  ["csv", "Claims, as a table", "one line a claim, with its words, who says it, where and how it counts"],
  ["json", "Everything, as JSON", "documents, statements, claims, map and loops, for programs"],
  ["graphml", "Map, as GraphML", "for Gephi, yEd, Cytoscape, networkx"],
  ["dot", "Map, as DOT", "for Graphviz"],
  ["svg", "Map, as a picture", "for slides and print; it stays sharp at any size"],
] as const;

/** What goes to others: the report, and the formats of other tools. */
export default function HandOn() {
  return (
    <Page title="Hand on">
      <div className="handon">
        <section className="panel report-card">
          <FileText aria-hidden />
          <div>
            <h2>The report</h2>
            <p className="soft">
              One page that works without a network: the map, every quote in its place, who says what, the
              loops, and what was left out. Send it as a file.
            </p>
          </div>
          <a className="button primary" href="/api/report" download="report.html">
            <Download aria-hidden /> Save the report
          </a>
        </section>
        <h2>For other tools</h2>
        <ul className="exports">
          {EXPORTS.map(([format, label, about]) => (
            <li key={format}>
              <a href={`/api/export/${format}`} download>
                <Download aria-hidden />
                <strong>{label}</strong>
                <span className="soft">{about}</span>
              </a>
            </li>
          ))}
        </ul>
        <h2>A link to what you see</h2>
        <p className="soft measure">
          Every view has its own address, with what is opened, filtered and chosen in it. Copy it from the
          browser: it opens the same view wherever this project is served to you.
        </p>
      </div>
    </Page>
  );
}
