package checker.report;

import java.util.ArrayList;
import java.util.List;

/** Paragraphs with a label before each, the texts under one another. */
final class Labelled {
  private static final String INDENT = "  ";

  private record Item(String label, List<String> lines) {}

  private final int width;
  private final int labelWidth;
  private final List<Item> items = new ArrayList<>();

  /** @param labels all that will be used, the longest of which says where the texts begin */
  Labelled(int width, List<String> labels) {
    this.width = width;
    this.labelWidth = Math.max(10, labels.stream().mapToInt(String::length).max().orElse(0)) + 2;
  }

  /** Room for text beside the labels. */
  int room() {
    return width - INDENT.length() - labelWidth;
  }

  void add(String label, String text) {
    items.add(new Item(label, Prose.wrap(text, room())));
  }

  /** A text with a place in the source at the right of its last line, or under it if there is no room. */
  void add(String label, String text, String place) {
    List<String> lines = new ArrayList<>(Prose.wrap(text, room()));
    int last = lines.size() - 1;
    String line = lines.get(last);
    int apart = room() - line.length() - place.length();
    if (apart >= 3) {
      lines.set(last, line + " ".repeat(apart) + place);
    } else {
      lines.add(" ".repeat(Math.max(0, room() - place.length())) + place);
    }
    items.add(new Item(label, lines));
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (Item item : items) {
      lines.addAll(Prose.hang(INDENT + Prose.pad(item.label(), labelWidth), item.lines()));
    }
    return lines;
  }
}
