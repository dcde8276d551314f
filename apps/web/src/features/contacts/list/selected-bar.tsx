import type { Contact } from '@threefold/contracts/contacts';
import { BulkBar } from './bulk-bar.tsx';
import { useBulkChange } from './use-bulk-change.ts';
import type { useSelection } from './use-selection.ts';

type WithSelected = {
  selection: ReturnType<typeof useSelection>;
  contacts: readonly Contact[];
  isTrash: boolean;
};

/** The bulk changes, tied to those selected: once one is done the selection ends. */
export const SelectedBar = ({ selection, contacts, isTrash }: WithSelected) => {
  const bulk = useBulkChange();
  const doneWith = (work: Promise<void>) => void work.then(selection.clear);
  const chosen = [...selection.selected.values()];
  if (!selection.isOn) return null;
  return (
    <BulkBar
      count={chosen.length}
      isTrash={isTrash}
      progress={bulk.progress}
      onTag={(tag) => doneWith(bulk.addTag(chosen, tag))}
      onReasons={(reasons) => doneWith(bulk.setReasons(chosen, reasons))}
      onTrash={() => doneWith(bulk.trash(chosen))}
      onRestore={() => doneWith(bulk.restore(chosen))}
      onSelectAll={() => selection.add(contacts)}
      onClear={selection.clear}
    />
  );
};
