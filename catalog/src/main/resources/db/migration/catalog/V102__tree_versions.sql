-- SPDX-License-Identifier: Apache-2.0
CREATE INDEX tree_node_code ON tree_node (tree_id, code);
CREATE INDEX tree_node_parent ON tree_node (tree_id, parent_code);
