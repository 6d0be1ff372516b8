package io.github.restmapfix.core.sample;

import io.github.restmapfix.core.Patch;
import io.github.restmapfix.core.Target;

/** A patch as a value, for {@link SampleLibrary}. */
public final class SamplePatch implements Patch {

  private static final String TEXT_TO_TEXT = "(Ljava/lang/String;)Ljava/lang/String;";

  private final String name;
  private final Target target;
  private final String advice;
  private final String gateway;

  private SamplePatch(String name, Target target, String advice, String gateway) {
    this.name = name;
    this.target = target;
    this.advice = SampleLibrary.CODE + advice;
    this.gateway = SampleLibrary.CODE + gateway;
  }

  public static SamplePatch plural() {
    return ofPlural("plural", "PluralAdvice", "SampleGateway");
  }

  public static SamplePatch scope() {
    return of(
        "scope",
        Target.type("com.example.library.Scopes").method("scope", TEXT_TO_TEXT),
        "ScopeAdvice");
  }

  /** A patch of {@code Names.plural(String)} with code of the test's choice. */
  public static SamplePatch ofPlural(String name, String advice, String gateway) {
    return new SamplePatch(
        "sample." + name,
        Target.type("com.example.library.Names").method("plural", TEXT_TO_TEXT),
        advice,
        gateway);
  }

  public static SamplePatch of(String name, Target target, String advice) {
    return new SamplePatch("sample." + name, target, advice, "SampleGateway");
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Target target() {
    return target;
  }

  @Override
  public String advice() {
    return advice;
  }

  @Override
  public String gateway() {
    return gateway;
  }
}
