package checker.independence;

import checker.model.ActionInstance;
import checker.model.Binding;
import checker.model.Expr;
import checker.model.Observations.Observation;
import checker.model.Statement;
import checker.model.Type;
import checker.model.Value;
import checker.model.Variable;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes the footprints of a model's action instances and observations. */
final class Footprints {
  /** Most values of a cell of which it is asked which may be there before a step. */
  private static final int MOST_VALUES = 32;

  private final CellNumbers cells;
  private final Reader reader;
  private BitSet reads;
  private BitSet writes;
  private Map<Integer, Set<Value>> tests;
  private Map<Integer, Value> constants;
  private Map<Integer, Set<Value>> before;
  private boolean chooses;

  Footprints(List<Variable> variables) {
    cells = new CellNumbers(variables);
    reader = new Reader(cells);
  }

  /** @throws Reader.TooMuch if the footprints of this and the instances before it take too long to find */
  Footprint of(ActionInstance instance) {
    reads = new BitSet();
    tests = new HashMap<>();
    writes = new BitSet();
    constants = new HashMap<>();
    chooses = false;
    reader.into(reads, tests);
    run(instance.action().body(), frame(instance));
    before = new HashMap<>();
    admit(instance.action().body(), frame(instance));
    return new Footprint(reads, tests, looked(), writes, constants, before, chooses);
  }

  /** The same of a predicate, which writes nothing. */
  Footprint of(Observation observation) {
    reads = new BitSet();
    tests = new HashMap<>();
    reader.into(reads, tests);
    reader.read(observation.predicate(), new Value[observation.frameSize()]);
    return new Footprint(reads, tests, looked(), new BitSet(), Map.of(), Map.of(), false);
  }

  private BitSet looked() {
    BitSet looked = (BitSet) reads.clone();
    tests.keySet().forEach(looked::set);
    return looked;
  }

  private static Value[] frame(ActionInstance instance) {
    Value[] frame = new Value[instance.action().frameSize()];
    List<Value> arguments = instance.frameArguments();
    for (int i = 0; i < arguments.size(); i++) {
      frame[i] = arguments.get(i);
    }
    return frame;
  }

  /** Notes what the guards that each run passes ask of single cells: those that are in no branch. */
  private void admit(Statement statement, Value[] frame) {
    if (statement instanceof Statement.Block block) {
      block.statements().forEach(inner -> admit(inner, frame));
    } else if (statement instanceof Statement.When when) {
      admit(when.condition(), frame);
    } else if (statement instanceof Statement.Let let) {
      reader.into(new BitSet(), new HashMap<>());
      frame[let.local().slot()] = reader.read(let.value(), frame);
    }
  }

  /** Notes what a condition asks of single cells: of each conjunct that looks at one, the values for which it may be true. */
  private void admit(Expr condition, Value[] frame) {
    BitSet looked = new BitSet();
    Map<Integer, Set<Value>> compared = new HashMap<>();
    reader.into(looked, compared);
    reader.read(condition, frame);
    compared.keySet().forEach(looked::set);
    int cell = looked.nextSetBit(0);
    if (looked.cardinality() == 1) {
      if (cells.type(cell) instanceof Type.Scalar type && type.cardinality() <= MOST_VALUES) {
        Set<Value> values = before.computeIfAbsent(cell, c -> allValues(type));
        values.removeIf(value -> isFalse(condition, frame, cell, value));
      }
    } else if (condition instanceof Expr.Logical both && both.operator() == Expr.LogicalOperator.AND) {
      admit(both.left(), frame);
      admit(both.right(), frame);
    } else if (condition instanceof Expr.Call call) {
      admit(call.definition().body(), reader.frame(call, frame));
    }
  }

  private static Set<Value> allValues(Type.Scalar type) {
    Set<Value> values = new HashSet<>();
    for (int i = 0; i < type.cardinality(); i++) {
      values.add(type.valueAt(i));
    }
    return values;
  }

  private boolean isFalse(Expr condition, Value[] frame, int cell, Value value) {
    reader.assume(cell, value);
    Value truth = reader.read(condition, frame);
    reader.assume(-1, null);
    return truth != null && !Reader.isTrue(truth);
  }

  /** Goes through a statement; false if what follows is not reached in any state. */
  private boolean run(Statement statement, Value[] frame) {
    if (statement instanceof Statement.Block block) {
      for (Statement inner : block.statements()) {
        if (!run(inner, frame)) {
          return false;
        }
      }
      return true;
    }
    if (statement instanceof Statement.When when) {
      Value condition = reader.read(when.condition(), frame);
      return condition == null || Reader.isTrue(condition);
    }
    if (statement instanceof Statement.Let let) {
      frame[let.local().slot()] = reader.read(let.value(), frame);
      return true;
    }
    if (statement instanceof Statement.Assign assign) {
      assign(assign, frame);
      return true;
    }
    if (statement instanceof Statement.If branch) {
      Value condition = reader.read(branch.condition(), frame);
      if (condition != null) {
        return run(Reader.isTrue(condition) ? branch.then() : branch.otherwise(), frame);
      }
      boolean then = run(branch.then(), frame);
      return run(branch.otherwise(), frame) || then;
    }
    if (statement instanceof Statement.For loop) {
      each(loop.binding(), loop.body(), frame);
      return true;
    }
    if (statement instanceof Statement.With with) {
      chooses = true;
      each(with.binding(), with.body(), frame);
      return true;
    }
    chooses = true;
    ((Statement.Either) statement).branches().forEach(branch -> run(branch, frame));
    return true;
  }

  private void each(Binding binding, Statement body, Value[] frame) {
    reader.each(binding, frame, value -> {
      run(body, frame);
      return true;
    });
  }

  /**
   * Notes what is written.
   *
   * @param value null if it depends on the state
   */
  private void note(CellNumbers.Part part, Value value) {
    reader.cells(part).forEach(cell -> {
      if (value != null && part.type().scalar() && (!writes.get(cell) || value.equals(constants.get(cell)))) {
        constants.put(cell, value);
      } else {
        constants.remove(cell);
      }
      writes.set(cell);
    });
  }

  private void assign(Statement.Assign assign, Value[] frame) {
    CellNumbers.Part part = cells.of(assign.variable());
    for (Statement.Access access : assign.path()) {
      part =
          access instanceof Statement.Access.Argument argument
              ? part.at(reader.read(argument.index(), frame))
              : part.field(((Statement.Access.Field) access).field());
    }
    note(part, reader.read(assign.value(), frame));
  }
}
