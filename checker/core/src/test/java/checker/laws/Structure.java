package checker.laws;

import checker.source.Span;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;

/** Trees and models by their structure: records within records, whatever their types. */
final class Structure {
  private Structure() {}

  /** Shows every record and enum constant inside, the outermost first. */
  static void visit(Object node, Consumer<Object> visitor) {
    if (node instanceof Collection<?> nodes) {
      nodes.forEach(n -> visit(n, visitor));
    } else if (node instanceof Optional<?> optional) {
      optional.ifPresent(n -> visit(n, visitor));
    } else if (node instanceof Record && !(node instanceof Span)) {
      visitor.accept(node);
      for (RecordComponent component : node.getClass().getRecordComponents()) {
        visit(value(node, component), visitor);
      }
    } else if (node instanceof Enum<?>) {
      visitor.accept(node);
    }
  }

  /** Everything but where it was written: equal texts mean the same structure. */
  static String print(Object node) {
    StringBuilder text = new StringBuilder();
    print(node, text);
    return text.toString();
  }

  private static void print(Object node, StringBuilder text) {
    if (node instanceof Collection<?> nodes) {
      text.append('[');
      nodes.forEach(n -> print(n, text));
      text.append(']');
    } else if (node instanceof Optional<?> optional) {
      print(optional.map(o -> (Object) o).orElse("none"), text);
    } else if (node instanceof Record && !(node instanceof Span)) {
      text.append(node.getClass().getSimpleName()).append('(');
      for (RecordComponent component : node.getClass().getRecordComponents()) {
        print(value(node, component), text);
      }
      text.append(')');
    } else if (!(node instanceof Span)) {
      text.append(node).append(' ');
    }
  }

  private static Object value(Object node, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(node);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError("cannot read " + component, e);
    }
  }
}
