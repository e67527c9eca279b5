package checker.report.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An object of JSON, members in the order they are put. Values are objects, lists, strings, numbers, booleans and null; what is
 * empty is left out.
 */
public final class JsonObject {
  private final Map<String, Object> members = new LinkedHashMap<>();
  private boolean inline;

  /** To be written in one line, with all that is in it. */
  public JsonObject inline() {
    inline = true;
    return this;
  }

  boolean isInline() {
    return inline;
  }

  /** Adds a member. */
  public JsonObject put(String name, Object value) {
    if (value instanceof Optional<?> optional) {
      optional.ifPresent(present -> members.put(name, present));
    } else if (value instanceof OptionalInt optional) {
      optional.ifPresent(present -> members.put(name, present));
    } else {
      members.put(name, value);
    }
    return this;
  }

  Map<String, Object> members() {
    return Collections.unmodifiableMap(members);
  }
}
