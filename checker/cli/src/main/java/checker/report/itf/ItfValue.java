package checker.report.itf;

import checker.model.Type;
import checker.model.Value;
import checker.report.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * Values as the format writes them. A member of an enum is a string. A value of {@code T?} is a variant, {@code Some} of a value or
 * {@code None}, so that all values of a variable are of one kind.
 */
final class ItfValue {
  private ItfValue() {}

  static Object of(Type type, Value value) {
    if (type instanceof Type.Optional optional) {
      return value instanceof Value.Nil
          ? variant("None", new JsonObject().put("#tup", List.of()))
          : variant("Some", of(optional.element(), value));
    } else if (value instanceof Value.Bool bool) {
      return bool.value();
    } else if (value instanceof Value.Int number) {
      return new JsonObject().put("#bigint", Integer.toString(number.value())).inline();
    } else if (value instanceof Value.Member member) {
      return member.name();
    } else if (value instanceof Value.SetOf set) {
      return new JsonObject().put("#set", list(((Type.SetOf) type).element(), set.elements())).inline();
    } else if (value instanceof Value.Sequence sequence) {
      return list(((Type.Sequence) type).element(), sequence.elements());
    } else if (value instanceof Value.Function function) {
      return map((Type.Function) type, function.values());
    } else {
      return record((Type.Record) type, ((Value.Record) value).fields());
    }
  }

  private static JsonObject variant(String tag, Object value) {
    return new JsonObject().put("tag", tag).put("value", value).inline();
  }

  private static List<Object> list(Type element, List<Value> values) {
    List<Object> list = new ArrayList<>();
    values.forEach(value -> list.add(of(element, value)));
    return list;
  }

  private static JsonObject map(Type.Function type, List<Value> values) {
    List<Object> pairs = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      pairs.add(List.of(of(type.domain(), type.domain().valueAt(i)), of(type.range(), values.get(i))));
    }
    return new JsonObject().put("#map", pairs).inline();
  }

  private static JsonObject record(Type.Record type, List<Value> fields) {
    JsonObject object = new JsonObject();
    for (int i = 0; i < fields.size(); i++) {
      object.put(type.fields().get(i).name(), of(type.fields().get(i).type(), fields.get(i)));
    }
    return object.inline();
  }
}
