// SPDX-License-Identifier: Apache-2.0
/**
 * Messages two nodes exchange (节点间报文), generated from Avro, and {@link org.zhengtong.schemas.message.Wire}, their binary form. Not
 * null-marked as a whole, because the generated classes take and give null for optional fields.
 */
package org.zhengtong.schemas.message;
