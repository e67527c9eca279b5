package checker.report.html;

import checker.model.Action;
import checker.model.Cell;
import checker.model.Model;
import checker.model.Value;
import checker.model.Variable;
import checker.report.Remark;
import checker.report.Remarks;
import checker.report.TraceLanes;
import checker.source.Span;
import checker.trace.Change;
import checker.trace.Counterexample;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What the script needs to step through traces, as JSON. Names of cells, values and places stand in tables of their own, each once;
 * a step tells only which cells it changes.
 */
final class TraceData {
  private record Entry(String id, Counterexample trace) {}

  private final Sources sources;
  private final List<Entry> entries = new ArrayList<>();
  private final Map<List<String>, Integer> layouts = new LinkedHashMap<>();
  private final Map<String, Integer> values = new LinkedHashMap<>();
  private final Map<List<List<Integer>>, Integer> actions = new LinkedHashMap<>();

  TraceData(Sources sources) {
    this.sources = sources;
  }

  void add(String id, Counterexample trace) {
    entries.add(new Entry(id, trace));
  }

  /** All that was added. What could end a script element, or break a line of one, is escaped. */
  String json() {
    StringWriter text = new StringWriter();
    JsonFactory factory =
        JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build().setCharacterEscapes(new ScriptEscapes());
    try (JsonGenerator json = factory.createGenerator(text)) {
      json.writeStartObject();
      json.writeObjectFieldStart("traces");
      for (Entry entry : entries) {
        json.writeFieldName(entry.id());
        write(entry.trace(), json);
      }
      json.writeEndObject();
      json.writeArrayFieldStart("layouts");
      for (List<String> layout : layouts.keySet()) {
        strings(layout, json);
      }
      json.writeEndArray();
      json.writeFieldName("values");
      strings(List.copyOf(values.keySet()), json);
      json.writeArrayFieldStart("actions");
      for (List<List<Integer>> places : actions.keySet()) {
        places(places, json);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private void write(Counterexample trace, JsonGenerator json) throws IOException {
    Model model = trace.model();
    TraceLanes lanes = TraceLanes.of(trace);
    json.writeStartObject();
    json.writeStringField("title", model.module() + "." + model.scenario());
    json.writeFieldName("sources");
    numbers(sources.of(model), json);
    json.writeNumberField("layout", layouts.computeIfAbsent(names(model), n -> layouts.size()));
    List<Integer> state = state(model, trace.initial());
    json.writeFieldName("start");
    numbers(state, json);
    json.writeFieldName("lanes");
    strings(lanes.names(), json);
    json.writeArrayFieldStart("steps");
    for (int i = 0; i < lanes.rows().size(); i++) {
      TraceLanes.Row row = lanes.rows().get(i);
      List<Integer> after = i < trace.steps().size() ? state(model, trace.steps().get(i).after()) : state;
      write(row, differences(state, after), json);
      state = after;
    }
    json.writeEndArray();
    if (lanes.loopStart().isPresent()) {
      json.writeNumberField("loop", lanes.loopStart().getAsInt());
    }
    json.writeBooleanField("stays", lanes.staysForEver());
    json.writeFieldName("marks");
    places(
        Remarks.of(trace).stream().map(Remark::place).flatMap(p -> p.stream()).map(this::place).distinct().toList(), json);
    json.writeEndObject();
  }

  private void write(TraceLanes.Row row, List<Integer> changed, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeNumberField("lane", row.lane());
    json.writeStringField("label", row.label());
    json.writeNumberField("action", action(row.instance().action()));
    json.writeFieldName("set");
    numbers(changed, json);
    if (row.error().isPresent()) {
      json.writeStringField("error", row.error().get().error().title());
    }
    json.writeEndObject();
  }

  // ---- States

  private static List<String> names(Model model) {
    List<String> names = new ArrayList<>();
    for (Variable variable : model.variables()) {
      Cell.of(variable.type()).forEach(cell -> names.add(cell.nameIn(variable)));
    }
    return names;
  }

  /** The number of each cell's value. */
  private List<Integer> state(Model model, List<Value> state) {
    List<Integer> numbers = new ArrayList<>();
    for (Variable variable : model.variables()) {
      for (Cell cell : Cell.of(variable.type())) {
        String text = Change.read(state.get(variable.index()), cell).toString();
        numbers.add(values.computeIfAbsent(text, t -> values.size()));
      }
    }
    return numbers;
  }

  /** Cell and new value, in turn. */
  private static List<Integer> differences(List<Integer> before, List<Integer> after) {
    List<Integer> changed = new ArrayList<>();
    for (int i = 0; i < before.size(); i++) {
      if (!before.get(i).equals(after.get(i))) {
        changed.addAll(List.of(i, after.get(i)));
      }
    }
    return changed;
  }

  // ---- Places

  private int action(Action action) {
    List<List<Integer>> places = new ArrayList<>(List.of(place(action.span())));
    Map<Integer, TreeSet<Integer>> elsewhere = new LinkedHashMap<>();
    for (Span span : Sources.spans(action)) {
      TreeSet<Integer> lines = elsewhere.computeIfAbsent(sources.number(span.source()), s -> new TreeSet<>());
      for (int line = span.line(); line <= lastLine(span); line++) {
        lines.add(line);
      }
    }
    elsewhere.forEach((source, lines) -> lines.forEach(line -> extend(places, source, line)));
    return actions.computeIfAbsent(List.copyOf(places), p -> actions.size());
  }

  /** Adds a line that no place has yet, to the last place if it follows that. */
  private static void extend(List<List<Integer>> places, int source, int line) {
    if (places.stream().anyMatch(p -> p.get(0) == source && p.get(1) <= line && line <= p.get(2))) {
      return;
    }
    List<Integer> last = places.get(places.size() - 1);
    if (places.size() > 1 && last.get(0) == source && last.get(2) == line - 1) {
      places.set(places.size() - 1, List.of(source, last.get(1), line));
    } else {
      places.add(List.of(source, line, line));
    }
  }

  /** Source, first line, last line. */
  private List<Integer> place(Span span) {
    return List.of(sources.number(span.source()), span.line(), lastLine(span));
  }

  private static int lastLine(Span span) {
    return span.source().line(Math.max(span.start(), span.end() - 1));
  }

  // ---- JSON

  private static void numbers(List<Integer> numbers, JsonGenerator json) throws IOException {
    json.writeStartArray();
    for (int number : numbers) {
      json.writeNumber(number);
    }
    json.writeEndArray();
  }

  private static void strings(List<String> strings, JsonGenerator json) throws IOException {
    json.writeStartArray();
    for (String string : strings) {
      json.writeString(string);
    }
    json.writeEndArray();
  }

  private static void places(List<List<Integer>> places, JsonGenerator json) throws IOException {
    json.writeStartArray();
    for (List<Integer> place : places) {
      numbers(place, json);
    }
    json.writeEndArray();
  }

  /** JSON that can stand in a script element: no tag and no comment begins in it. */
  private static final class ScriptEscapes extends CharacterEscapes {
    private static final long serialVersionUID = 1L;
    private final int[] escapes = CharacterEscapes.standardAsciiEscapesForJSON();

    ScriptEscapes() {
      for (char c : new char[] {'<', '>', '&'}) {
        escapes[c] = CharacterEscapes.ESCAPE_CUSTOM;
      }
    }

    @Override
    public int[] getEscapeCodesForAscii() {
      return escapes;
    }

    @Override
    public SerializableString getEscapeSequence(int c) {
      return new SerializedString(String.format("\\u%04X", c));
    }
  }
}
