package checker.translate.scalar;

import checker.evaluate.Environment;
import checker.evaluate.EvaluationException;
import checker.evaluate.Evaluator;
import checker.model.Cell;
import checker.model.Constraint;
import checker.model.Model;
import checker.model.Type;
import checker.model.Value;
import checker.model.Variable;
import checker.translate.TranslationException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Enumerates the initial states. */
final class Starts {
  /** Most initial states of a translation, and most combinations tried. */
  private static final int MOST_STATES = 4096;

  private static final int MOST_CANDIDATES = 1 << 20;

  private Starts() {}

  /** Of each initial state the codes of each slot, the last dimension varying fastest. */
  static List<Map<Slot, int[]>> of(Model model, Map<Variable, Storage> storages, List<Slot> slots) {
    List<List<Value>> candidates = List.of(List.of());
    for (Variable variable : model.variables()) {
      candidates = product(candidates, values(variable, model), model);
    }
    List<Map<Slot, int[]>> starts = new ArrayList<>();
    for (List<Value> state : candidates) {
      if (isInitial(model, state)) {
        if (starts.size() == MOST_STATES) {
          throw new TranslationException(model.span(), "more than " + MOST_STATES + " initial states");
        }
        starts.add(codes(model, storages, slots, state));
      }
    }
    if (starts.isEmpty()) {
      throw new TranslationException(model.span(), "there is no initial state");
    }
    return starts;
  }

  private static boolean isInitial(Model model, List<Value> state) {
    for (Constraint constraint : model.initialConstraints()) {
      try {
        if (!Evaluator.holds(constraint.predicate(), Environment.ofState(state, constraint.frameSize()))) {
          return false;
        }
      } catch (EvaluationException error) {
        throw new TranslationException(
            constraint.predicate().span(), "the constraint on initial states cannot be evaluated: " + error.getMessage());
      }
    }
    return true;
  }

  /** What a variable may start as. */
  private static List<Value> values(Variable variable, Model model) {
    List<List<Value>> cells = List.of(List.of());
    for (List<Value> choices : variable.initial()) {
      cells = product(cells, new ArrayList<>(new LinkedHashSet<>(choices)), model);
    }
    return cells.stream().map(values -> assemble(variable.type(), new ArrayList<>(values))).toList();
  }

  private static List<List<Value>> product(List<List<Value>> prefixes, List<Value> values, Model model) {
    if ((long) prefixes.size() * values.size() > MOST_CANDIDATES) {
      throw new TranslationException(model.span(), "more than " + MOST_CANDIDATES + " combinations of initial values");
    }
    List<List<Value>> longer = new ArrayList<>(prefixes.size() * values.size());
    for (List<Value> prefix : prefixes) {
      for (Value value : values) {
        List<Value> next = new ArrayList<>(prefix.size() + 1);
        next.addAll(prefix);
        next.add(value);
        longer.add(next);
      }
    }
    return longer;
  }

  /** A value of the type from the values of its cells (see {@link Cell#of}), which are taken from the list. */
  private static Value assemble(Type type, List<Value> cells) {
    if (type instanceof Type.Function function) {
      List<Value> values = new ArrayList<>();
      for (int i = 0; i < function.domain().cardinality(); i++) {
        values.add(assemble(function.range(), cells));
      }
      return new Value.Function(function.domain(), values);
    }
    if (type instanceof Type.Record record) {
      return new Value.Record(record, record.fields().stream().map(f -> assemble(f.type(), cells)).toList());
    }
    return cells.remove(0);
  }

  private static Map<Slot, int[]> codes(
      Model model, Map<Variable, Storage> storages, List<Slot> slots, List<Value> state) {
    Map<Slot, int[]> codes = new LinkedHashMap<>();
    slots.forEach(slot -> codes.put(slot, new int[Math.toIntExact(slot.size())]));
    for (Variable variable : model.variables()) {
      View view = View.of(state.get(variable.index()), variable.type());
      fill(storages.get(variable), 0, view, variable.type(), codes);
    }
    return codes;
  }

  /** @param at position among the combinations of the indices so far */
  private static void fill(Storage storage, int at, View view, Type type, Map<Slot, int[]> codes) {
    if (type instanceof Type.Function function) {
      for (int i = 0; i < function.domain().cardinality(); i++) {
        int next = Math.toIntExact(at * function.domain().cardinality() + i);
        fill(storage, next, view.at(constant(function.domain(), i)), function.range(), codes);
      }
    } else if (storage instanceof Storage.Fields fields) {
      for (int i = 0; i < fields.fields().size(); i++) {
        fill(fields.fields().get(i), at, view.field(i), ((Type.Record) type).fields().get(i).type(), codes);
      }
    } else if (storage instanceof Storage.Members members) {
      Type.Scalar element = ((Type.SetOf) type).element();
      for (int i = 0; i < element.cardinality(); i++) {
        int next = Math.toIntExact(at * element.cardinality() + i);
        codes.get(members.slot())[next] = code(view.contains(constant(element, i)));
      }
    } else if (storage instanceof Storage.Elements elements) {
      Type.Sequence sequence = (Type.Sequence) type;
      int length = code(view.elements().length());
      codes.get(elements.length())[at] = length;
      for (int i = 0; i < sequence.capacity(); i++) {
        View element =
            i < length ? view.elements().at().apply(Terms.integer(i)) : View.first(sequence.element());
        fill(elements.element(), at * sequence.capacity() + i, element, sequence.element(), codes);
      }
    } else {
      codes.get(((Storage.Single) storage).slot())[at] = code(view.term());
    }
  }

  private static Term constant(Type.Scalar type, int position) {
    return new Term.Constant(Codes.first(type) + position, type);
  }

  private static int code(Term term) {
    return ((Term.Constant) term).code();
  }
}
