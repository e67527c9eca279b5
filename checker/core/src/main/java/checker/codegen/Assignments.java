package checker.codegen;

import checker.layout.CellSlot;
import checker.layout.Field;
import checker.layout.StateLayout;
import checker.model.Cell;
import checker.model.Model;
import checker.model.Statement;
import checker.model.Type;
import checker.model.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compiles assignments to fields of the next state, and the check that no cell is assigned twice. A cell's flag is at
 * the place of its field's lowest bit, in a word of flags for each word of the state; fields without bits have flags
 * in further words.
 */
final class Assignments {
  private final int stateWords;
  private final int flagWords;
  private final List<List<Target>> targets = new ArrayList<>();

  /** A cell: where it lies and where its flag is. */
  private record Target(CellSlot slot, int flagWord, int flagShift) {}

  /** Part of a cell: a field and what is written to it, as a LONG. */
  private record Part(Field field, Code value) {}

  /** A place in a word. */
  private record Spot(int word, int shift) {}

  /** A computed index on the path: how many values it has and how many cells lie between two of them. */
  private record Dimension(Code index, int count, long cells) {}

  Assignments(Model model, StateLayout layout) {
    this.stateWords = layout.words();
    int flags = Long.SIZE * layout.words();
    for (Variable variable : model.variables()) {
      List<Target> cells = new ArrayList<>();
      for (CellSlot slot : StateView.slots(layout, variable)) {
        Field field = main(slot);
        int flag = field.widthBits() > 0 ? Long.SIZE * field.word() + field.shift() : flags++;
        cells.add(new Target(slot, flag / Long.SIZE, flag % Long.SIZE));
      }
      targets.add(cells);
    }
    this.flagWords = (flags + Long.SIZE - 1) / Long.SIZE;
  }

  int stateWords() {
    return stateWords;
  }

  Draft start() {
    return Draft.start(stateWords, flagWords);
  }

  /** The words of a draft that an assignment to a variable may change. */
  Set<Integer> words(Variable variable) {
    Set<Integer> words = new TreeSet<>();
    for (Target target : targets.get(variable.index())) {
      parts(target.slot(), null).forEach(part -> words.add(part.field().word()));
      words.add(stateWords + target.flagWord());
    }
    return words;
  }

  Draft assign(Statement.Assign assignment, Scope scope, Expressions expressions, Draft draft, Body body) {
    List<Dimension> dimensions = new ArrayList<>();
    long first = 0;
    Type type = assignment.variable().type();
    for (Statement.Access access : assignment.path()) {
      if (access instanceof Statement.Access.Argument argument) {
        Type.Function function = (Type.Function) type;
        Code index = Operands.position(expressions.code(argument.index(), scope, body), function.domain());
        type = function.range();
        if (Codes.constant(index)) {
          first += Codes.value(index) * Cell.count(type);
        } else {
          int count = (int) function.domain().cardinality();
          dimensions.add(new Dimension(body.reuse(index), count, Cell.count(type)));
        }
      } else {
        int field = ((Statement.Access.Field) access).field();
        List<Type.Field> fields = ((Type.Record) type).fields();
        first += fields.subList(0, field).stream().mapToLong(f -> Cell.count(f.type())).sum();
        type = fields.get(field).type();
      }
    }
    List<Operand> values = new ArrayList<>();
    flatten(expressions.evaluate(assignment.value(), scope, body), values);
    List<Target> cells = targets.get(assignment.variable().index());
    List<Long> offsets = offsets(dimensions, first);
    Code index = flat(dimensions, body);
    Draft result = draft;
    for (int i = 0; i < values.size(); i++) {
      int cell = i;
      List<Target> candidates = offsets.stream().map(offset -> cells.get((int) (offset + cell))).toList();
      result = mark(candidates, index, result, body);
      result = store(candidates, index, values.get(i), result, body);
    }
    return result;
  }

  /** The values of the cells in order. */
  private static void flatten(Operand operand, List<Operand> cells) {
    if (operand instanceof Operand.Tuple tuple) {
      tuple.parts().forEach(part -> flatten(part, cells));
    } else {
      cells.add(operand);
    }
  }

  /** The first cells that the path may reach, in the order of the combined index. */
  private static List<Long> offsets(List<Dimension> dimensions, long first) {
    List<Long> offsets = List.of(first);
    for (Dimension dimension : dimensions) {
      List<Long> longer = new ArrayList<>();
      for (long offset : offsets) {
        for (int i = 0; i < dimension.count(); i++) {
          longer.add(offset + i * dimension.cells());
        }
      }
      offsets = longer;
    }
    return offsets;
  }

  private static Code flat(List<Dimension> dimensions, Body body) {
    Code index = Codes.number(0);
    for (Dimension dimension : dimensions) {
      index = Codes.add(Codes.multiply(index, Codes.number(dimension.count())), dimension.index());
    }
    return body.reuse(index);
  }

  private Draft mark(List<Target> candidates, Code index, Draft draft, Body body) {
    List<Spot> spots = candidates.stream().map(t -> new Spot(t.flagWord(), t.flagShift())).toList();
    Draft result = draft;
    for (Run run : Run.of(spots.stream().map(s -> Long.SIZE * s.word() + s.shift()).toList())) {
      Code here = run.contains(index);
      Code flag = Words.single(run.shift(index));
      Code flags = result.flags(run.word());
      Code before = Codes.constant(flags) ? flags : body.reuse(flags);
      Code free = Codes.constant(flag)
          ? Words.test(before, Codes.value(flag), 0)
          : Codes.not(Words.bit(before, run.shift(index)));
      body.check(Codes.implies(here, free));
      result = result.withFlags(run.word(), Codes.choice(here, Words.or(before, flag), before));
    }
    return result;
  }

  private static Draft store(List<Target> candidates, Code index, Operand value, Draft draft, Body body) {
    Operand reused = candidates.size() > 1 ? body.reuse(value) : value;
    List<List<Part>> parts = candidates.stream().map(c -> parts(c.slot(), reused)).toList();
    Draft result = draft;
    for (int i = 0; i < parts.get(0).size(); i++) {
      Part part = parts.get(0).get(i);
      int at = i;
      List<Integer> positions =
          parts.stream().map(p -> p.get(at).field()).map(f -> Long.SIZE * f.word() + f.shift()).toList();
      if (part.field().widthBits() > 0) {
        for (Run run : Run.of(positions)) {
          result = store(run, index, part, result, body);
        }
      }
    }
    return result;
  }

  private static Draft store(Run run, Code index, Part part, Draft draft, Body body) {
    Code here = run.contains(index);
    Code shift = run.shift(index);
    Code before = Codes.isTrue(here) ? draft.word(run.word()) : body.reuse(draft.word(run.word()));
    Code cleared = Words.and(before, Words.not(Words.shiftLeft(Words.constant(part.field().mask()), shift)));
    Code after = Words.or(cleared, Words.shiftLeft(part.value(), shift));
    return draft.withWord(run.word(), Codes.choice(here, after, before));
  }

  private static Field main(CellSlot slot) {
    if (slot instanceof CellSlot.Scalar scalar) {
      return scalar.field();
    }
    return slot instanceof CellSlot.SetBits set ? set.field() : ((CellSlot.Sequence) slot).length();
  }

  /** The fields of a cell and what a value (null: nothing) puts there. */
  private static List<Part> parts(CellSlot slot, Operand value) {
    List<Part> parts = new ArrayList<>();
    collect(slot, value, parts);
    return parts;
  }

  private static void collect(CellSlot slot, Operand value, List<Part> parts) {
    if (slot instanceof CellSlot.Scalar scalar) {
      Code code = value == null ? null : Words.widen(Operands.position(Operands.code(value), scalar.type()));
      parts.add(new Part(scalar.field(), code));
    } else if (slot instanceof CellSlot.SetBits set) {
      parts.add(new Part(set.field(), value == null ? null : Operands.code(value)));
    } else {
      CellSlot.Sequence sequence = (CellSlot.Sequence) slot;
      Operand.Row row = (Operand.Row) value;
      parts.add(new Part(sequence.length(), row == null ? null : Words.widen(row.length())));
      for (int i = 0; i < sequence.elements().size(); i++) {
        List<Operand> cells = new ArrayList<>();
        if (row != null) {
          flatten(row.elements().get(i), cells);
        }
        List<CellSlot> slots = sequence.elements().get(i);
        for (int j = 0; j < slots.size(); j++) {
          collect(slots.get(j), row == null ? null : cells.get(j), parts);
        }
      }
    }
  }
}
