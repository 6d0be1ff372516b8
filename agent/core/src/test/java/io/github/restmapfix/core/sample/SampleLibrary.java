package io.github.restmapfix.core.sample;

import io.github.restmapfix.core.Library;
import io.github.restmapfix.core.Patch;
import java.util.List;
import java.util.stream.Collectors;

/** The patches for {@code com.example.library} that a test asks for. */
public final class SampleLibrary implements Library {

  static final String CODE = "io.github.restmapfix.core.sample.live.";
  public static final String SENDER = CODE + "SampleSender";

  private final List<Patch> patches;

  public SampleLibrary(Patch... patches) {
    this.patches = List.of(patches);
  }

  @Override
  public String name() {
    return "sample";
  }

  @Override
  public String codePackage() {
    return CODE;
  }

  @Override
  public List<String> targets() {
    return patches.stream().map(patch -> patch.target().type()).collect(Collectors.toList());
  }

  @Override
  public List<Patch> patches() {
    return patches;
  }

  @Override
  public List<String> senders() {
    return List.of(SENDER);
  }
}
