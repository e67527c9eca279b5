package checker.translate.scalar;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds the slots that updates, done one after the other, would read when they no longer have their old values. */
final class Overtaken {
  private final Set<Slot> written = new LinkedHashSet<>();
  private final Set<Slot> overtaken = new LinkedHashSet<>();

  private Overtaken() {}

  static Set<Slot> in(List<Update> updates) {
    Overtaken search = new Overtaken();
    search.visit(updates);
    return search.overtaken;
  }

  private void visit(List<Update> updates) {
    for (Update update : updates) {
      if (update instanceof Update.Assign assign) {
        assign.indices().forEach(this::read);
        read(assign.value());
        written.add(assign.slot());
      } else if (update instanceof Update.If branch) {
        read(branch.condition());
        visit(branch.then());
        visit(branch.otherwise());
      } else {
        // A later round reads after an earlier one has written.
        Update.For loop = (Update.For) update;
        collect(loop.body());
        read(loop.condition());
        visit(loop.body());
      }
    }
  }

  private void read(Term term) {
    for (Slot slot : written) {
      if (term.reads(Set.of(slot))) {
        overtaken.add(slot);
      }
    }
  }

  private void collect(List<Update> updates) {
    for (Update update : updates) {
      if (update instanceof Update.Assign assign) {
        written.add(assign.slot());
      } else if (update instanceof Update.If branch) {
        collect(branch.then());
        collect(branch.otherwise());
      } else {
        collect(((Update.For) update).body());
      }
    }
  }
}
