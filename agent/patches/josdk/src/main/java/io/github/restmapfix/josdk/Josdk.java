package io.github.restmapfix.josdk;

import io.github.restmapfix.core.Library;
import io.github.restmapfix.core.Patch;
import java.util.List;

/** Java Operator SDK, which makes its requests through fabric8. */
public final class Josdk implements Library {

  @Override
  public String name() {
    return "josdk";
  }

  @Override
  public String codePackage() {
    return "io.github.restmapfix.josdk.live.";
  }

  @Override
  public List<String> targets() {
    return List.of(
        "io.javaoperatorsdk.operator.processing.dependent.workflow.CRDPresentActivationCondition");
  }

  @Override
  public List<Patch> patches() {
    return List.of(new CrdPresentPatch());
  }

  @Override
  public List<String> senders() {
    return List.of();
  }
}
