package checker.lsp;

import checker.source.Sources;
import checker.source.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.TextDocumentItem;

/** The documents that are open, and what is known about them and the files around them. Only for the worker's thread. */
final class Documents {
  /** As many files beside a document are searched for mentions. */
  private static final int MOST_FILES = 1000;

  /** A document that the editor has opened. */
  record Document(String uri, Path path, Integer version, String text) {}

  private final Map<Path, Document> open = new LinkedHashMap<>();
  private final Map<Path, Analysis> analyses = new HashMap<>();
  private final Map<Path, Analysis> before = new HashMap<>();

  void put(TextDocumentItem item) {
    put(item.getUri(), item.getVersion(), item.getText());
  }

  void put(String uri, Integer version, String text) {
    Path path = path(uri);
    open.put(path, new Document(uri, path, version, text));
    forget();
  }

  void close(String uri) {
    Path path = path(uri);
    open.remove(path);
    before.remove(path);
    forget();
  }

  /** Any file may have changed. */
  void forget() {
    analyses.clear();
  }

  List<Document> open() {
    return List.copyOf(open.values());
  }

  Sources sources() {
    return Sources.withUnsaved(
        open.values().stream().collect(Collectors.toMap(Document::path, Document::text)));
  }

  Analysis analysis(String uri) {
    return analysis(path(uri));
  }

  /** What is known about a file as it is now. */
  Analysis analysis(Path path) {
    Analysis known = analyses.get(path);
    if (known == null) {
      Analysis last = before.get(path);
      known = last == null ? Analysis.of(path, sources()) : Analysis.after(last, path, sources());
      analyses.put(path, known);
      if (open.containsKey(path)) {
        before.put(path, known);
      }
    }
    return known;
  }

  /** A document and the specifications beside it, where what it declares may be mentioned. */
  Set<Path> around(Path document) {
    Set<Path> result = new LinkedHashSet<>(List.of(document));
    open.keySet().stream().filter(p -> beside(p, document)).forEach(result::add);
    Path directory = document.toAbsolutePath().getParent();
    if (directory != null && Files.isDirectory(directory)) {
      try (Stream<Path> files = Files.list(directory)) {
        files.filter(f -> f.toString().endsWith(Places.EXTENSION)).sorted().limit(MOST_FILES).forEach(result::add);
      } catch (IOException | UncheckedIOException unreadable) {
        // Then only what is open is searched.
      }
    }
    return result;
  }

  private static boolean beside(Path one, Path other) {
    return one.getParent() != null && one.getParent().equals(other.getParent());
  }

  Location location(Span span) {
    return new Location(uri(Path.of(span.source().name())), Places.range(span));
  }

  private String uri(Path path) {
    Document document = open.get(path);
    return document == null ? path.toUri().toString() : document.uri();
  }

  /** The path of a document; of one that is in no file, a relative path where there is none. */
  static Path path(String uri) {
    try {
      URI parsed = URI.create(uri);
      if ("file".equals(parsed.getScheme())) {
        return Path.of(parsed).normalize();
      }
    } catch (IllegalArgumentException | FileSystemNotFoundException noFile) {
      // A document all the same.
    }
    return Path.of("unsaved", uri.replaceAll("[^A-Za-z0-9_.-]", "_"));
  }
}
