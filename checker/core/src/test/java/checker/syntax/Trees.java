package checker.syntax;

import checker.source.SourceText;
import checker.source.Span;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Trees as text without their spans: {@code Type(component component ...)}. */
final class Trees {
  private Trees() {}

  /** Without documentation comments. */
  static String show(Object tree) {
    return show(tree, false);
  }

  static String showWithDocs(Object tree) {
    return show(tree, true);
  }

  private static String show(Object tree, boolean docs) {
    if (tree instanceof Name name) {
      return name.text();
    }
    if (tree instanceof Optional<?> optional) {
      return optional.map(inner -> show(inner, docs)).orElse("-");
    }
    if (tree instanceof OptionalInt number) {
      return number.isPresent() ? String.valueOf(number.getAsInt()) : "-";
    }
    if (tree instanceof List<?> list) {
      return list.stream().map(element -> show(element, docs)).collect(Collectors.joining(" ", "[", "]"));
    }
    if (tree instanceof String text) {
      return "\"" + text + "\"";
    }
    if (tree instanceof Record) {
      List<String> parts = new ArrayList<>();
      for (RecordComponent component : tree.getClass().getRecordComponents()) {
        boolean hidden =
            component.getType() == Span.class
                || component.getType() == SourceText.class
                || component.getName().equals("doc") && !docs;
        if (!hidden) {
          parts.add(show(value(tree, component), docs));
        }
      }
      return tree.getClass().getSimpleName() + "(" + String.join(" ", parts) + ")";
    }
    return String.valueOf(tree);
  }

  /** Every span in a tree, a child after its parent. */
  static List<Span> spans(Object tree) {
    List<Span> result = new ArrayList<>();
    collect(tree, result);
    return result;
  }

  private static void collect(Object tree, List<Span> into) {
    if (tree instanceof Span span) {
      into.add(span);
    } else if (tree instanceof Optional<?> optional) {
      optional.ifPresent(inner -> collect(inner, into));
    } else if (tree instanceof List<?> list) {
      list.forEach(element -> collect(element, into));
    } else if (tree instanceof Record) {
      for (RecordComponent component : tree.getClass().getRecordComponents()) {
        collect(value(tree, component), into);
      }
    }
  }

  private static Object value(Object tree, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(tree);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new AssertionError(e);
    }
  }
}
