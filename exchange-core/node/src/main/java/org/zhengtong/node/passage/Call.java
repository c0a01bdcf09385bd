// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.passage;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhengtong.schemas.code.ResourceCode;
import org.zhengtong.schemas.message.ExchangeMode;
import org.zhengtong.schemas.message.Purpose;

/**
 * What an application system asks of the exchange, its shape checked and its sender authenticated.
 *
 * @param nonce of the caller's signed request
 */
public record Call(
        String applicationSystem,
        String organisation,
        ResourceCode resource,
        ExchangeMode mode,
        Map<String, String> parameters,
        Purpose purpose,
        @Nullable String caseNumber,
        @Nullable String operator,
        String nonce) {}
