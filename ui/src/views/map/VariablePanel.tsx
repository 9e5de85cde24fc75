import { Focus, FolderClosed, FolderOpen, Merge, SlidersHorizontal } from "lucide-react";
import { Link, useNavigate } from "react-router";
import { Button, counted, Failure, Loading, Sign } from "../../design";
import type { AddressOf } from "./LinkPanel";
import { type LinkRow, useVariable } from "./server";

interface VariablePanelProps {
  id: string;
  addressOf: AddressOf;
  onMerge: () => void;
  isClosed: boolean;
  onToggle: () => void;
}

/** A variable: its names, what it is said to come from, and what it is said to lead to. */
export function VariablePanel({ id, addressOf, onMerge, isClosed, onToggle }: VariablePanelProps) {
  const navigate = useNavigate();
  const shown = useVariable(id);
  if (shown.isPending) return <Loading what="Fetching the variable" />;
  if (shown.isError) return <Failure error={shown.error} onRetry={() => shown.refetch()} />;
  const { variable, general, specific, incoming, outgoing } = shown.data;
  return (
    <>
      <h2 className="panel-name">{variable.name}</h2>
      {variable.aliases.length > 0 && (
        <p className="soft small">also called {variable.aliases.slice(0, 8).join(" · ")}</p>
      )}
      {general && (
        <p className="small">
          under <Link to={addressOf({ variable: general.id })}>{general.name}</Link>
        </p>
      )}
      <div className="row">
        <Button icon={Focus} onPress={() => navigate(addressOf({ variable: id, near: id }))}>
          Neighbourhood
        </Button>
        <Button icon={Merge} onPress={onMerge}>
          Merge with …
        </Button>
        <Button
          icon={SlidersHorizontal}
          onPress={() => navigate(`/whatif?${new URLSearchParams({ more: id })}`)}
        >
          What if …
        </Button>
        {specific.length > 0 && (
          <Button icon={isClosed ? FolderOpen : FolderClosed} onPress={onToggle}>
            {isClosed ? "Open the group" : "Close the group"}
          </Button>
        )}
      </div>
      {specific.length > 0 && (
        <section>
          <h3>Under it</h3>
          <ul className="ends">
            {specific.map((each) => (
              <li key={each.id}>
                <Link to={addressOf({ variable: each.id })}>{each.name}</Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Ends title="Said to come from" links={incoming} end="cause" addressOf={addressOf} />
      <Ends title="Said to lead to" links={outgoing} end="effect" addressOf={addressOf} />
    </>
  );
}

interface EndsProps {
  title: string;
  links: readonly LinkRow[];
  end: "cause" | "effect";
  addressOf: AddressOf;
}

const MOST = 60;

function Ends({ title, links, end, addressOf }: EndsProps) {
  if (!links.length) return null;
  return (
    <section>
      <h3>
        {title} <span className="soft">{links.length}</span>
      </h3>
      <ul className="ends">
        {links.slice(0, MOST).map((link) => (
          <li key={link.id}>
            <Sign sign={link.polarity} />
            <Link to={addressOf({ link: link.id })}>{link[end]}</Link>
            <span className="soft small">
              {counted(link.support, "source")}
              {link.contested && ", contested"}
            </span>
          </li>
        ))}
      </ul>
      {links.length > MOST && (
        <p className="soft small">
          The strongest {MOST} of {links.length.toLocaleString("en")}.
        </p>
      )}
    </section>
  );
}
