package checker.report.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter.FixedSpaceIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter.Indenter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** Writes JSON, by streaming: that begins faster than a library that binds classes. */
public final class JsonText {
  private static final Indenter LINES = new DefaultIndenter("  ", "\n");
  private static final Separators SEPARATORS =
      Separators.createDefaultInstance()
          .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
          .withObjectEmptySeparator("")
          .withArrayEmptySeparator("");

  private final JsonGenerator generator;
  private final DefaultPrettyPrinter printer = new DefaultPrettyPrinter(SEPARATORS);

  private JsonText(JsonGenerator generator) {
    this.generator = generator;
    generator.setPrettyPrinter(printer);
  }

  /** A line for each member of an object, unless it is {@link JsonObject#inline}, and each object of a list; LF line ends. */
  public static String indented(JsonObject document) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = new JsonFactory().createGenerator(text)) {
      new JsonText(generator).write(document, true);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to a string cannot fail", e);
    }
    return text + "\n";
  }

  private void write(Object value, boolean lines) throws IOException {
    if (value instanceof JsonObject object) {
      boolean apart = lines && !object.isInline();
      printer.indentObjectsWith(indenter(apart));
      generator.writeStartObject();
      for (Map.Entry<String, Object> member : object.members().entrySet()) {
        generator.writeFieldName(member.getKey());
        write(member.getValue(), apart);
        printer.indentObjectsWith(indenter(apart));
      }
      generator.writeEndObject();
    } else if (value instanceof List<?> list) {
      boolean apart = lines && list.stream().anyMatch(JsonObject.class::isInstance);
      printer.indentArraysWith(indenter(apart));
      generator.writeStartArray();
      for (Object element : list) {
        write(element, apart);
        printer.indentArraysWith(indenter(apart));
      }
      generator.writeEndArray();
    } else {
      writeScalar(value);
    }
  }

  private static Indenter indenter(boolean lines) {
    return lines ? LINES : FixedSpaceIndenter.instance;
  }

  private void writeScalar(Object value) throws IOException {
    if (value instanceof String text) {
      generator.writeString(text);
    } else if (value instanceof Boolean truth) {
      generator.writeBoolean(truth);
    } else if (value instanceof Integer number) {
      generator.writeNumber(number);
    } else if (value instanceof Long number) {
      generator.writeNumber(number);
    } else if (value instanceof Double number) {
      generator.writeNumber(number);
    } else if (value == null) {
      generator.writeNull();
    } else {
      throw new IllegalArgumentException("there is no JSON for a " + value.getClass().getName());
    }
  }
}
