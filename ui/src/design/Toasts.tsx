import { X } from "lucide-react";
import { Button, IconButton } from "./Button";
import { dismiss, useToasts } from "./toast";
import "./toasts.css";

/** Where toasts appear; read out as they come. */
export function Toasts() {
  const toasts = useToasts();
  return (
    <div className="toasts" role="status" aria-live="polite">
      {toasts.map((each) => (
        <div key={each.id} className={each.bad ? "toast bad" : "toast"}>
          <p>{each.message}</p>
          {each.undo && (
            <Button
              kind="quiet"
              onPress={() => {
                dismiss(each.id);
                each.undo?.();
              }}
            >
              Undo
            </Button>
          )}
          <IconButton icon={X} label="Dismiss" onPress={() => dismiss(each.id)} />
        </div>
      ))}
    </div>
  );
}
