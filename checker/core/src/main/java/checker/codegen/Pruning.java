package checker.codegen;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Leaves out what nobody needs: values of locals that are not read, and branches that have become empty. */
final class Pruning {
  private Pruning() {}

  static List<Operation> prune(List<Operation> operations) {
    List<Operation> current = operations;
    while (true) {
      Set<Integer> read = new HashSet<>();
      current.forEach(operation -> reads(operation, read));
      Pruned pruned = new Pruned(read);
      List<Operation> next = pruned.prune(current);
      if (!pruned.changed) {
        return next;
      }
      current = next;
    }
  }

  private static final class Pruned {
    private final Set<Integer> read;
    private boolean changed;

    Pruned(Set<Integer> read) {
      this.read = read;
    }

    List<Operation> prune(List<Operation> operations) {
      List<Operation> kept = new ArrayList<>(operations.size());
      for (Operation operation : operations) {
        Operation pruned = prune(operation);
        if (pruned == null) {
          changed = true;
        } else {
          kept.add(pruned);
        }
      }
      return kept;
    }

    /** Null if there is nothing left. */
    private Operation prune(Operation operation) {
      if (operation instanceof Operation.Declare o) {
        return read.contains(o.local().id()) ? o : null;
      }
      if (operation instanceof Operation.Set o) {
        return read.contains(o.local().id()) ? o : null;
      }
      if (operation instanceof Operation.If o) {
        List<Operation> then = prune(o.then());
        List<Operation> otherwise = prune(o.otherwise());
        return then.isEmpty() && otherwise.isEmpty() ? null : new Operation.If(o.condition(), then, otherwise);
      }
      if (operation instanceof Operation.Loop o) {
        return new Operation.Loop(o.exit(), prune(o.body()));
      }
      if (operation instanceof Operation.Scope o) {
        List<Operation> body = prune(o.body());
        return body.isEmpty() ? null : new Operation.Scope(o.exit(), body);
      }
      return operation;
    }
  }

  /** The locals that an operation reads or writes itself; not those of operations inside it. */
  static void locals(Operation operation, Set<Integer> found) {
    if (operation instanceof Operation.Declare o) {
      found.add(o.local().id());
    } else if (operation instanceof Operation.Set o) {
      reads(o.value(), found);
      found.add(o.local().id());
    } else if (operation instanceof Operation.If o) {
      reads(o.condition(), found);
    } else if (operation instanceof Operation.Invoke o) {
      reads(operation, found);
      found.add(o.result().id());
    } else if (!(operation instanceof Operation.Loop) && !(operation instanceof Operation.Scope)) {
      reads(operation, found);
    }
  }

  private static void reads(Operation operation, Set<Integer> read) {
    if (operation instanceof Operation.Set o) {
      Set<Integer> own = new HashSet<>();
      reads(o.value(), own);
      own.remove(o.local().id());
      read.addAll(own);
    } else if (operation instanceof Operation.Check o) {
      reads(o.condition(), read);
    } else if (operation instanceof Operation.Unless o) {
      reads(o.condition(), read);
    } else if (operation instanceof Operation.If o) {
      reads(o.condition(), read);
      o.then().forEach(inner -> reads(inner, read));
      o.otherwise().forEach(inner -> reads(inner, read));
    } else if (operation instanceof Operation.Loop o) {
      o.body().forEach(inner -> reads(inner, read));
    } else if (operation instanceof Operation.Scope o) {
      o.body().forEach(inner -> reads(inner, read));
    } else if (operation instanceof Operation.Succeed o) {
      o.words().stream().filter(word -> word != null).forEach(word -> reads(word, read));
      reads(o.instance(), read);
    } else if (operation instanceof Operation.Invoke o) {
      o.arguments().forEach(argument -> reads(argument, read));
    } else if (operation instanceof Operation.Enter o) {
      o.arguments().forEach(argument -> reads(argument, read));
    } else if (operation instanceof Operation.Return o) {
      reads(o.result(), read);
    }
  }

  private static void reads(Code code, Set<Integer> read) {
    if (code instanceof Code.Local local) {
      read.add(local.id());
    }
    Traversal.children(code).forEach(child -> reads(child, read));
  }

  /** Whether running the operations may fail. */
  static boolean mayFail(List<Operation> operations) {
    return operations.stream().anyMatch(Pruning::mayFail);
  }

  private static boolean mayFail(Operation operation) {
    if (operation instanceof Operation.If o) {
      return mayFail(o.then()) || mayFail(o.otherwise());
    }
    if (operation instanceof Operation.Loop o) {
      return mayFail(o.body());
    }
    if (operation instanceof Operation.Scope o) {
      return mayFail(o.body());
    }
    return operation instanceof Operation.Check
        || operation instanceof Operation.Fail
        || operation instanceof Operation.Enter o && o.mayFail()
        || operation instanceof Operation.Invoke;
  }
}
