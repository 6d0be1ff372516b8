package io.github.restmapfix.core.install;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.restmapfix.core.Patch;
import io.github.restmapfix.core.sample.LibraryLoader;
import io.github.restmapfix.core.sample.SampleLibrary;
import io.github.restmapfix.core.sample.SamplePatch;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.bytebuddy.dynamic.ClassFileLocator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferencesTest {

  private static final Patch PATCH = SamplePatch.ofPlural("plural", "PluralAdvice", "Probed");
  private static final String PROBED = "io.github.restmapfix.core.sample.live.Probed";

  /** What the gateway was compiled against. */
  private static final String RELEASE =
      "public class Names extends Base implements Shape {"
          + "  public static String field; public static void call() {}"
          + "  public static class Inner {} public static class Failure extends RuntimeException {} }"
          + " class Base { public static void fromParent() {} }"
          + " interface Shape { static int A = 1; default void fromInterface() {} }";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // what the gateway does | what is gone | what is named
        "Names.call(); | static void call() {} | Names.call()V",
        "Object o = Names.field; | static String field; | Names.field:Ljava/lang/String;",
        "Names.fromParent(); | static void fromParent() {} | Names.fromParent()V",
        "new Names().fromInterface(); | default void fromInterface() {}"
            + " | Names.fromInterface()V",
        "Object o = new Names.Inner[1]; | static class Inner {} | Names$Inner",
        "Object o = Names.Inner.class; | static class Inner {} | Names$Inner",
        "Object o = (Names.Inner) null; | static class Inner {} | Names$Inner",
        "Runnable r = Names::call; | static void call() {} | Names.call()V",
        "Runnable r = () -> Names.call(); | static void call() {} | Names.call()V",
        "try { o(); } catch (Names.Failure f) { o(); }"
            + " | static class Failure extends RuntimeException {} | Names$Failure"
      })
  void what_a_release_lacks_is_named(String code, String gone, String named) throws IOException {
    Map<String, byte[]> gateway = gateway("static void o() {} void probe() { " + code + " }");

    assertThat(firstUnresolved(gateway, RELEASE)).isEmpty();
    assertThat(firstUnresolved(gateway, without(gone))).hasValue("com.example.library." + named);
  }

  /** The descriptor is the same, and the call fails all the same, both ways round. */
  @Test
  void a_method_that_became_static_or_no_longer_is_is_named() throws IOException {
    Map<String, byte[]> callsStatic = gateway("void probe() { Names.call(); }");
    Map<String, byte[]> callsInstance = gateway("void probe() { new Names().fromInterface(); }");

    assertThat(firstUnresolved(callsStatic, RELEASE.replace("static void call", "void call")))
        .hasValue("com.example.library.Names.call()V");
    assertThat(
            firstUnresolved(
                callsInstance,
                without("default void fromInterface() {}")
                    .replace("class Base {", "class Base { public static void fromInterface() {}")))
        .hasValue("com.example.library.Names.fromInterface()V");
  }

  @Test
  void a_parent_type_that_is_gone_is_named() throws IOException {
    Map<String, byte[]> gateway =
        Source.compiled("Names", RELEASE + "class Probed extends Names.Inner {}");

    assertThat(firstUnresolved(gateway, without("static class Inner {}")))
        .hasValue("com.example.library.Names$Inner");
  }

  @Test
  void the_first_by_name_is_named_when_several_are_gone() throws IOException {
    Map<String, byte[]> gateway =
        gateway("void probe() { Object o = Names.field; Names.call(); new Names.Inner(); }");

    assertThat(firstUnresolved(gateway, "public class Names {}"))
        .hasValue("com.example.library.Names$Inner");
  }

  @Test
  void the_jdk_the_agent_and_byte_buddy_are_not_looked_for_in_the_library() throws IOException {
    SampleLibrary library = new SampleLibrary(SamplePatch.plural());
    Declarations nothingButNames =
        new Declarations(
            ClassFileLocator.Simple.of(
                "com.example.library.Names", Source.names("public static String a;")));

    assertThat(
            new References(library, ReferencesTest.class.getClassLoader(), nothingButNames)
                .firstUnresolved(SamplePatch.plural()))
        .isEmpty();
  }

  @Test
  void code_that_is_missing_in_the_agent_jar_is_named() throws IOException {
    Patch patch = SamplePatch.ofPlural("plural", "NoSuchAdvice", "SampleGateway");

    assertThat(
            new References(
                    new SampleLibrary(patch),
                    ReferencesTest.class.getClassLoader(),
                    new Declarations(ClassFileLocator.ForClassLoader.ofSystemLoader()))
                .firstUnresolved(patch))
        .hasValue("io.github.restmapfix.core.sample.live.NoSuchAdvice");
  }

  @Test
  void no_class_of_the_library_is_loaded() throws Exception {
    LibraryLoader application = new LibraryLoader("references");
    Patch patch = SamplePatch.ofPlural("later", "PluralAdvice", "LaterGateway");

    new References(
            new SampleLibrary(patch),
            ReferencesTest.class.getClassLoader(),
            new Declarations(ClassFileLocator.ForClassLoader.of(application)))
        .firstUnresolved(patch);

    assertThat(application.hasLoaded("com.example.library.Names")).isFalse();
  }

  private static String without(String part) {
    assertThat(RELEASE).contains(part);
    return RELEASE.replace("public " + part, "").replace(part, "");
  }

  private static Map<String, byte[]> gateway(String body) {
    return Source.compiled("Names", RELEASE + " class Probed { " + body + " }");
  }

  /** The agent's class loader has the compiled gateway under the name that the patch gives. */
  private static Optional<String> firstUnresolved(Map<String, byte[]> gateway, String release)
      throws IOException {
    byte[] probed = gateway.get("com.example.library.Probed");
    ClassLoader agent =
        new ClassLoader(ReferencesTest.class.getClassLoader()) {
          @Override
          public InputStream getResourceAsStream(String name) {
            return name.equals(PROBED.replace('.', '/') + ".class")
                ? new ByteArrayInputStream(probed)
                : super.getResourceAsStream(name);
          }
        };
    Map<String, byte[]> classes = new TreeMap<>(Source.compiled("Names", release));
    classes.put("com.example.library.Probed", probed); // refers to itself
    ClassFileLocator application =
        new ClassFileLocator.Compound(
            new ClassFileLocator.Simple(classes),
            ClassFileLocator.ForClassLoader.ofPlatformLoader());
    return new References(new SampleLibrary(PATCH), agent, new Declarations(application))
        .firstUnresolved(PATCH);
  }
}
