import { CircleAlert, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { Problem } from "../api/problem";
import { Button } from "./Button";
import "./states.css";

interface EmptyProps {
  icon?: LucideIcon;
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
}

/** Nothing is here: says why, and what to do about it. */
export function Empty({ icon: Icon, title, children, actions }: EmptyProps) {
  return (
    <div className="state">
      {Icon && <Icon aria-hidden />}
      <h2>{title}</h2>
      {children && <div className="soft">{children}</div>}
      {actions && <div className="row">{actions}</div>}
    </div>
  );
}

/** It did not work: what, and what to do. */
export function Failure({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const problem = Problem.of(error);
  return (
    <div className="state failure" role="alert">
      <CircleAlert aria-hidden />
      <h2>{problem.message}</h2>
      {problem.place && <p className="soft">{problem.place}</p>}
      {problem.whatToDo && <p>{problem.whatToDo}</p>}
      {onRetry && (
        <div className="row">
          <Button onPress={onRetry}>Try again</Button>
        </div>
      )}
    </div>
  );
}

/** It takes a moment; shown only when it does, so that quick answers do not flicker. */
export function Loading({ what = "Loading" }: { what?: string }) {
  return (
    <div className="loading" role="status">
      <span className="loading-bar" aria-hidden />
      <span className="visually-hidden">{what} …</span>
    </div>
  );
}
