// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.testing;

import io.quarkus.test.common.QuarkusTestResource;

/** Names what every Quarkus test of this module runs on, once for all of them. */
@QuarkusTestResource(EmbeddedStackResource.class)
@QuarkusTestResource(TrustResource.class)
public interface RegistryStack {}
