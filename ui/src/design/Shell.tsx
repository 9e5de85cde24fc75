import {
  CircleHelp,
  FileText,
  ListChecks,
  type LucideIcon,
  Monitor,
  Moon,
  NotebookPen,
  Redo2,
  RefreshCw,
  Search,
  Share2,
  SlidersHorizontal,
  Sun,
  Undo2,
  Users,
  Waypoints,
} from "lucide-react";
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { NavLink, useLocation, useNavigate } from "react-router";
import { IconButton } from "./Button";
import { ShortcutHelp } from "./ShortcutHelp";
import { listen, useShortcuts } from "./shortcuts";
import { Toasts } from "./Toasts";
import { useTheme } from "./theme";
import "./shell.css";

interface Place {
  to: string;
  label: string;
  icon: LucideIcon;
  keys: string;
}

const PLACES: readonly Place[] = [
  { to: "/documents", label: "Documents", icon: FileText, keys: "g d" },
  { to: "/map", label: "Map", icon: Waypoints, keys: "g m" },
  { to: "/people", label: "People", icon: Users, keys: "g p" },
  { to: "/whatif", label: "What if", icon: SlidersHorizontal, keys: "g w" },
  { to: "/review", label: "Review", icon: ListChecks, keys: "g r" },
  { to: "/notes", label: "Notes", icon: NotebookPen, keys: "g n" },
  { to: "/handon", label: "Hand on", icon: Share2, keys: "g h" },
];

const THEMES = {
  system: { icon: Monitor, next: "light", label: "Colours as the machine has them" },
  light: { icon: Sun, next: "dark", label: "Light colours" },
  dark: { icon: Moon, next: "system", label: "Dark colours" },
} as const;

interface ShellProps {
  /** The name of the project. */
  project: string;
  /** Whether something that is shown is from before the last change. */
  isBehind: boolean;
  /** How many things wait, by the address of the view that they wait in. */
  waiting?: Readonly<Record<string, number>>;
  /** What the next undo and redo would take back or bring back; null when there is nothing. */
  undo: { label: string; run: () => void } | null;
  redo: { label: string; run: () => void } | null;
  children: ReactNode;
}

/** What stands round every view: where one is, where one can go, search, undo and redo. */
export function Shell({ project, isBehind, waiting = {}, undo, redo, children }: ShellProps) {
  const [help, setHelp] = useState(false);
  const [theme, setTheme] = useTheme();
  const navigate = useNavigate();
  const search = useRef<HTMLInputElement>(null);
  useEffect(() => listen(window), []);
  useShortcuts("Everywhere", [
    ...PLACES.map((place) => ({
      keys: place.keys,
      label: `Go to ${place.label}`,
      run: () => navigate(place.to),
    })),
    { keys: "/", label: "Search", run: () => search.current?.focus() },
    { keys: "u", label: "Undo", run: () => undo?.run() },
    { keys: "Mod+z", label: "Undo", run: () => undo?.run() },
    { keys: "Mod+Shift+z", label: "Redo", run: () => redo?.run() },
    { keys: "?", label: "Show these keys", run: () => setHelp(true) },
  ]);
  const look = THEMES[theme];
  return (
    <div className="shell">
      <a className="skip" href="#main">
        Skip to the page
      </a>
      <nav className="side" aria-label="Views">
        <NavLink to="/documents" className="brand">
          <img src="/icon.svg" alt="" width={22} height={22} />
          <span className="brand-name" title={project}>
            <span className="visually-hidden">sayso: </span>
            {project}
          </span>
        </NavLink>
        <SearchField inputRef={search} />
        <ul>
          {PLACES.map(({ to, label, icon: Icon }) => (
            <li key={to}>
              <NavLink to={to} className="place" title={label}>
                <Icon aria-hidden />
                <span className="place-label">{label}</span>
                {(waiting[to] ?? 0) > 0 && (
                  <span className="place-count">{waiting[to]?.toLocaleString("en")}</span>
                )}
              </NavLink>
            </li>
          ))}
        </ul>
        <p className="behind" role="status">
          {isBehind && (
            <>
              <RefreshCw aria-hidden />
              <span>Some of this is from before the last change, and is being brought up to date.</span>
            </>
          )}
        </p>
        <div className="side-foot">
          <IconButton
            icon={Undo2}
            label={undo ? `Undo ${undo.label}` : "Nothing to undo"}
            keys="u"
            isDisabled={!undo}
            onPress={() => undo?.run()}
          />
          <IconButton
            icon={Redo2}
            label={redo ? `Redo ${redo.label}` : "Nothing to redo"}
            isDisabled={!redo}
            onPress={() => redo?.run()}
          />
          <IconButton icon={look.icon} label={look.label} onPress={() => setTheme(look.next)} />
          <IconButton icon={CircleHelp} label="Keyboard shortcuts" keys="?" onPress={() => setHelp(true)} />
        </div>
      </nav>
      <main id="main">{children}</main>
      <Toasts />
      <ShortcutHelp isOpen={help} onClose={() => setHelp(false)} />
    </div>
  );
}

function SearchField({ inputRef }: { inputRef: React.RefObject<HTMLInputElement | null> }) {
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const asked = pathname === "/search" ? (new URLSearchParams(search).get("q") ?? "") : "";
  const [words, setWords] = useState(asked);
  useEffect(() => setWords(asked), [asked]);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (words.trim()) navigate(`/search?${new URLSearchParams({ q: words.trim() })}`);
  };
  return (
    <search>
      <form className="search-field" onSubmit={onSubmit}>
        <Search aria-hidden />
        <input
          ref={inputRef}
          type="search"
          aria-label="Search in all texts"
          placeholder="Search texts"
          value={words}
          onChange={(event) => setWords(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Escape") event.currentTarget.blur();
          }}
        />
        <kbd aria-hidden>/</kbd>
      </form>
    </search>
  );
}
