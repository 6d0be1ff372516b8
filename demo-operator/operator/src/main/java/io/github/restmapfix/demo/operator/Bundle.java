package io.github.restmapfix.demo.operator;

import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Version;

/**
 * A set of objects of any kind that are applied, and deleted, together. Its definition is
 * bundle-crd.yaml.
 */
@Group(Bundle.GROUP)
@Version(Bundle.VERSION)
public class Bundle extends CustomResource<BundleSpec, BundleStatus> implements Namespaced {

  public static final String GROUP = "demo.restmap-fix.io";
  public static final String VERSION = "v1";

  // the inherited ones call a constructor without arguments, which records do not have
  @Override
  protected BundleSpec initSpec() {
    return null;
  }

  @Override
  protected BundleStatus initStatus() {
    return null;
  }
}
