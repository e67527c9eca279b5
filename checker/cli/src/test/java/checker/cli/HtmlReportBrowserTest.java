package checker.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;

/** The page in a browser, from disk. Skipped where there is no Chromium with its driver. */
class HtmlReportBrowserTest {
  @TempDir static Path directory;
  private static ChromeDriver browser;
  private static String address;

  @BeforeAll
  static void open() {
    Optional<Path> chromium = onPath("chromium", "google-chrome");
    Optional<Path> driver = onPath("chromedriver");
    assumeTrue(chromium.isPresent() && driver.isPresent(), "no chromium and chromedriver: the page is not tried in a browser");
    address = HtmlPage.compared(directory).file().toUri().toString();
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.get().toString());
    options.addArguments(
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--window-size=1400,1000",
        "--user-data-dir=" + directory.resolve("profile"));
    options.setCapability("goog:loggingPrefs", Map.of("browser", "ALL", "performance", "ALL"));
    browser =
        new ChromeDriver(
            new ChromeDriverService.Builder().usingDriverExecutable(driver.get().toFile()).usingAnyFreePort().build(), options);
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.quit();
    }
  }

  @Test
  void opensWithoutAWordAndWithoutARequest() {
    go("");
    go("#race.camera.dma_ends:2");
    List<String> said =
        browser.manage().logs().get("browser").getAll().stream()
            .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
            .map(Object::toString)
            .toList();
    assertThat(said).isEmpty();
    List<String> requested =
        browser.manage().logs().get("performance").getAll().stream()
            .map(entry -> entry.getMessage())
            .filter(message -> message.contains("Network.requestWillBeSent\"") && message.contains("review.html"))
            .filter(message -> message.matches("(?s).*\"url\":\"(?!file:|data:).*"))
            .toList();
    assertThat(requested).isEmpty();
  }

  @Test
  void cellsLeadToTraces() {
    go("");
    browser.findElement(By.cssSelector("td.violated a[href='#race.camera.stable_pages']")).click();
    assertThat(browser.findElement(By.cssSelector("#viewer h2")).getText()).contains("stable_pages");
    assertThat(browser.findElement(By.id("main")).isDisplayed()).isFalse();
    press(Keys.ESCAPE);
    assertThat(browser.findElement(By.id("main")).isDisplayed()).isTrue();
    assertThat(browser.getCurrentUrl()).endsWith("#race.camera");
  }

  @Test
  void keysStepThroughStatesAndSource() {
    go("#race.camera.stable_pages");
    assertThat(told()).isEqualTo("0 of 3 initial state");
    press(Keys.ARROW_RIGHT);
    assertThat(told()).isEqualTo("1 of 3 driver: get_user_pages");
    assertThat(changed()).containsExactly("● changed: io idle pinned");
    assertThat(current()).containsExactly("  action get_user_pages { when io = idle; io' = pinned }");
    press("j");
    assertThat(changed()).containsExactly("● changed: io pinned writing");
    press(Keys.END);
    assertThat(told()).startsWith("3 of 3 flusher: submit");
    assertThat(current()).containsExactly("  step submit { under_writeback' = true }");
    assertThat(lines("broken")).hasSize(1).allMatch(line -> line.contains("invariant stable_pages"));
    assertThat(browser.getCurrentUrl()).endsWith("#race.camera.stable_pages:3");
    press("k");
    assertThat(told()).startsWith("2 of 3");
    press(Keys.HOME);
    assertThat(told()).startsWith("0 of 3");
    press("]");
    assertThat(browser.getCurrentUrl()).contains("#race.camera.dma_ends");
  }

  @Test
  void anOverriddenStepIsShownWhereItIsWrittenAndWhatItKeepsToo() {
    go("#leave_pinned.careful.stable_pages:1");
    assertThat(current()).containsExactly("override flusher.submit { when io = idle; super }");
    browser.findElement(By.xpath("//select/option[contains(., 'race.spec')]")).click();
    assertThat(lines("part")).hasSize(1).allMatch(line -> line.contains("step submit"));
  }

  @Test
  void aLoopIsDrawn() {
    go("#race.camera.dma_ends:4");
    assertThat(told()).contains("in the loop", "this is state 2 again");
    assertThat(browser.findElements(By.cssSelector(".diagram .region, .diagram .back"))).hasSize(2);
    assertThat(browser.findElement(By.cssSelector(".meaning")).getText()).contains("Fairness:", "flusher");
  }

  @Test
  void isDarkWhereTheSystemIsAndWhereItIsChosen() {
    media("dark");
    go("");
    assertThat(background()).isEqualTo("rgb(20, 23, 28)");
    browser.findElement(By.id("theme")).click();
    assertThat(background()).isEqualTo("rgb(255, 255, 255)");
    browser.executeScript("localStorage.clear()");
    media("light");
  }

  @Test
  void fitsAPhone() {
    Map<String, Object> phone = Map.of("width", 390, "height", 844, "deviceScaleFactor", 2, "mobile", true);
    browser.executeCdpCommand("Emulation.setDeviceMetricsOverride", phone);
    try {
      for (String at : List.of("", "#race.camera.stable_pages:2", "#race.camera.dma_ends:4")) {
        go(at);
        assertThat(browser.executeScript("return document.documentElement.scrollWidth")).isEqualTo(390L);
      }
    } finally {
      browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    }
  }

  @Test
  void canBeUsedByEverybody() {
    for (String scheme : List.of("light", "dark")) {
      media(scheme);
      for (String at : List.of("", "#race.camera.stable_pages:2", "#race.camera.dma_ends:4")) {
        go(at);
        List<String> serious =
            new AxeBuilder().analyze(browser).getViolations().stream()
                .filter(rule -> rule.getImpact().equals("serious") || rule.getImpact().equals("critical"))
                .map(rule -> scheme + at + " " + told(rule))
                .toList();
        assertThat(serious).isEmpty();
      }
    }
    media("light");
  }

  private static String told(Rule rule) {
    return rule.getId() + ": " + rule.getNodes().stream().map(n -> n.getHtml() + " " + n.getAny()).toList();
  }

  // ---- What is seen

  private static void go(String fragment) {
    browser.get("about:blank");
    browser.get(address + fragment);
  }

  private static void press(CharSequence key) {
    new Actions(browser).sendKeys(key).perform();
  }

  private static void media(String scheme) {
    browser.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  private static Object background() {
    return browser.executeScript("return getComputedStyle(document.body).backgroundColor");
  }

  private static String told() {
    return browser.findElement(By.className("told")).getText();
  }

  /** Of cells that a reader knows: where a step stands is in its lane. */
  private static List<String> changed() {
    return texts(".state .changed").filter(text -> !text.contains(".position")).toList();
  }

  private static List<String> current() {
    return lines("current");
  }

  private static List<String> lines(String kind) {
    return texts(".code ." + kind).map(String::stripTrailing).toList();
  }

  /** With the spaces at the start, in one line. */
  private static Stream<String> texts(String selector) {
    return browser.findElements(By.cssSelector(selector)).stream()
        .map(
            found ->
                found.getTagName().equals("tr")
                    ? String.join(" ", found.findElements(By.cssSelector("th, td")).stream().map(c -> c.getText()).toList())
                        .replaceAll("\\s+", " ")
                    : found.getDomProperty("textContent"));
  }

  private static Optional<Path> onPath(String... names) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.of(path.split(":"))
        .flatMap(folder -> Stream.of(names).map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
