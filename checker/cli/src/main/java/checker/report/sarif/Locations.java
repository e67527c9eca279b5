package checker.report.sarif;

import checker.report.Place;
import checker.report.json.JsonObject;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** Places as SARIF says them. */
final class Locations {
  private Locations() {}

  static JsonObject physical(Place place) {
    JsonObject physical = new JsonObject().put("artifactLocation", new JsonObject().put("uri", uri(place.file())));
    // Code scanning shows nothing of a result without a line.
    JsonObject region = new JsonObject().put("startLine", Math.max(1, place.line()));
    if (place.column() > 0) {
      region.put("startColumn", place.column()).put("endLine", place.endLine()).put("endColumn", place.endColumn());
    }
    return physical.put("region", region);
  }

  static JsonObject logical(String kind, String name) {
    return new JsonObject().put("fullyQualifiedName", name).put("kind", kind);
  }

  /** A path as the user wrote it, relative if it was, with what a URI cannot hold escaped by percent signs. */
  static String uri(String file) {
    Path normal = Path.of(file).normalize();
    String path = normal.toString().replace('\\', '/');
    boolean looksLikeScheme = !normal.isAbsolute() && path.indexOf(':') >= 0;
    try {
      URI uri =
          normal.isAbsolute()
              ? new URI("file", "", path.startsWith("/") ? path : "/" + path, null)
              : new URI(null, null, looksLikeScheme ? "./" + path : path, null);
      return uri.toASCIIString();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("no URI for `" + file + "`", e);
    }
  }
}
