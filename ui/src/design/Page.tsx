import { type ReactNode, useEffect, useRef } from "react";
import "./page.css";

interface PageProps {
  title: string;
  /** What stands beside the title: buttons, a filter. */
  actions?: ReactNode;
  /** Below the title: what the view is about, in a line. */
  lead?: ReactNode;
  /** Let the body fill the window and scroll by itself, without a margin (maps, the reading view). */
  fill?: boolean;
  children: ReactNode;
}

/** One view: its heading, which is focused when one comes to it, and its body. */
export function Page({ title, actions, lead, fill = false, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · sayso`;
  }, [title]);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <div className={fill ? "page fill" : "page"}>
      <header className="page-head">
        <div className="page-title">
          <h1 ref={heading} tabIndex={-1} title={title}>
            {title}
          </h1>
          {lead && <p className="soft">{lead}</p>}
        </div>
        {actions && <div className="row end">{actions}</div>}
      </header>
      <div className="page-body">{children}</div>
    </div>
  );
}
