package checker.witness;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The main class of a Java process that runs TLC again and again, because a run on a few thousand states takes less time than starting
 * Java and TLC. TLC keeps its world in static fields and is made for one run; what has to be set back between two runs is set
 * back here. After a run that failed in an unusual way its classes are loaded anew, and so they are for temporal properties, where
 * TLC leaves more behind.
 *
 * <p>Reads lines {@code DIRECTORY|MODULE|CONFIGURATION}; writes what TLC prints to {@code DIRECTORY/CONFIGURATION.out} and
 * answers with TLC's return code.
 */
public final class TlcServer {
  /** TLC's codes for: success, invariant, initial state, property, deadlock. */
  private static final List<Integer> USUAL = List.of(0, 2110, 2107, 2112, 2114, 2116);

  private final URL jar;
  private ClassLoader loader;

  private TlcServer(URL jar) {
    this.jar = jar;
  }

  /** @param arguments the path of TLC's jar */
  public static void main(String[] arguments) throws IOException {
    TlcServer server = new TlcServer(Path.of(arguments[0]).toUri().toURL());
    PrintStream answers = System.out;
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] words = line.split("\\|");
      answers.println(server.run(Path.of(words[0]), words[1], words[2]));
      answers.flush();
    }
    // TLC leaves threads behind.
    System.exit(0);
  }

  private int run(Path directory, String module, String configuration) throws IOException {
    if (Files.readString(directory.resolve(configuration + ".cfg")).contains("PROPERTY")) {
      return run(fresh(), directory, module, configuration);
    }
    if (loader == null) {
      loader = fresh();
    }
    int code = run(loader, directory, module, configuration);
    if (!USUAL.contains(code)) {
      loader = null;
    }
    return code;
  }

  private ClassLoader fresh() {
    return new URLClassLoader(new URL[] {jar}, ClassLoader.getPlatformClassLoader());
  }

  private static int run(ClassLoader loader, Path directory, String module, String configuration) throws IOException {
    Thread.currentThread().setContextClassLoader(loader);
    int code = -1;
    Path meta = directory.resolve("states");
    try (PrintStream out =
        new PrintStream(directory.resolve(configuration + ".out").toFile(), StandardCharsets.UTF_8)) {
      try {
        prepare(loader, out, directory);
        Object tlc = loader.loadClass("tlc2.TLC").getConstructor().newInstance();
        String[] options = {
          "-nowarning", "-workers", "1", "-metadir", meta.toString(), "-config",
          directory.resolve(configuration + ".cfg").toString(), directory.resolve(module).toString()
        };
        tlc.getClass().getMethod("handleParameters", String[].class).invoke(tlc, (Object) options);
        Object resolver =
            loader.loadClass("util.SimpleFilenameToStream").getConstructor(String.class).newInstance(directory.toString());
        tlc.getClass().getMethod("setResolver", loader.loadClass("util.FilenameToStream")).invoke(tlc, resolver);
        code = (Integer) tlc.getClass().getMethod("process").invoke(tlc);
      } catch (InvocationTargetException e) {
        e.getCause().printStackTrace(out);
      } catch (ReflectiveOperationException e) {
        e.printStackTrace(out);
      }
    }
    return code;
  }

  /** Sets back what a run leaves behind, and sends to {@code out} what TLC prints. */
  private static void prepare(ClassLoader loader, PrintStream out, Path directory) throws ReflectiveOperationException {
    Class<?> io = loader.loadClass("util.ToolIO");
    io.getField("out").set(null, out);
    io.getField("err").set(null, out);
    io.getMethod("setUserDir", String.class).invoke(null, directory.toString());
    loader.loadClass("tlc2.value.impl.ModelValue").getMethod("init").invoke(null);
    Class<?> globals = loader.loadClass("tlc2.TLCGlobals");
    globals.getField("mainChecker").set(null, null);
    globals.getField("metaDir").set(null, null);
    field(loader, "tlc2.tool.liveness.LiveWorker", "errFoundByThread").setInt(null, -1);
    // Names remember where they stood in the last module.
    Class<?> name = loader.loadClass("util.UniqueString");
    Object table = name.getField("internTbl").get(null);
    Field place = field(loader, "util.UniqueString", "loc");
    for (Object each : (Object[]) field(loader, "util.InternTable", "table").get(table)) {
      if (each != null) {
        place.setInt(each, -1);
      }
    }
    name.getMethod("setVariableCount", int.class).invoke(null, 0);
  }

  private static Field field(ClassLoader loader, String type, String name) throws ReflectiveOperationException {
    Field field = loader.loadClass(type).getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }
}
