import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { IconButton } from "./Button";
import "./dialog.css";

interface DialogProps {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  /** Buttons at the foot, the one that goes on last. */
  actions?: ReactNode;
  wide?: boolean;
  children: ReactNode;
}

/** A dialog over the page; Escape and a click beside it close it. */
export function Dialog({ title, isOpen, onClose, actions, wide = false, children }: DialogProps) {
  return (
    <ModalOverlay
      className="dialog-veil"
      isOpen={isOpen}
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={wide ? "dialog wide" : "dialog"}>
        <AriaDialog className="dialog-sheet">
          <header>
            <Heading slot="title">{title}</Heading>
            <IconButton icon={X} label="Close" onPress={onClose} />
          </header>
          <div className="dialog-body">{children}</div>
          {actions && <footer className="row end">{actions}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
