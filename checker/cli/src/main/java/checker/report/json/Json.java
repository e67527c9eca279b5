package checker.report.json;

import checker.model.Model;
import checker.model.Value;
import checker.model.Variable;
import checker.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What every part of a document is made of: values, states, places, words. */
final class Json {
  private Json() {}

  /** A value of the language; sets and functions are told from sequences and records by a tag. */
  static Object value(Value value) {
    if (value instanceof Value.Bool bool) {
      return bool.value();
    } else if (value instanceof Value.Int number) {
      return number.value();
    } else if (value instanceof Value.Member member) {
      return member.name();
    } else if (value instanceof Value.Nil) {
      return null;
    } else if (value instanceof Value.SetOf set) {
      return new JsonObject().put("#set", values(set.elements())).inline();
    } else if (value instanceof Value.Sequence sequence) {
      return values(sequence.elements());
    } else if (value instanceof Value.Function function) {
      List<Object> pairs = new ArrayList<>();
      for (int i = 0; i < function.values().size(); i++) {
        pairs.add(values(List.of(function.domain().valueAt(i), function.values().get(i))));
      }
      return new JsonObject().put("#map", pairs).inline();
    } else {
      Value.Record fields = (Value.Record) value;
      JsonObject object = new JsonObject();
      for (int i = 0; i < fields.fields().size(); i++) {
        object.put(fields.type().fields().get(i).name(), value(fields.fields().get(i)));
      }
      return object.inline();
    }
  }

  static List<Object> values(List<Value> values) {
    List<Object> list = new ArrayList<>();
    values.forEach(value -> list.add(value(value)));
    return list;
  }

  /** A value for each variable, positions of steps included. */
  static JsonObject state(Model model, List<Value> state) {
    JsonObject object = new JsonObject();
    for (Variable variable : model.variables()) {
      object.put(variable.name(), value(state.get(variable.index())));
    }
    return object;
  }

  /** Where something is written; lines and columns from 1, the end exclusive. */
  static JsonObject place(Span span) {
    return new JsonObject()
        .put("file", span.source().name())
        .put("line", span.line())
        .put("column", span.column())
        .put("endLine", span.source().line(span.end()))
        .put("endColumn", span.source().column(span.end()))
        .inline();
  }

  /** The text of a span in one line. */
  static String oneLine(Span span) {
    return span.text().strip().replaceAll("\\s+", " ");
  }

  /** {@code not_incurred}. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
