// SPDX-License-Identifier: Apache-2.0
/**
 * Access applications (共享申请) and their decisions. An application is kept at the consumer's node and at the provider's, which
 * decides; the decision, with its grant, goes back.
 *
 * <p>Table owned: {@code access_application}. Sends and applies the messages ACCESS_APPLICATION and GRANT; the latter also
 * carries refusals.
 */
@NullMarked
package org.zhengtong.catalog.application;

import org.jspecify.annotations.NullMarked;
