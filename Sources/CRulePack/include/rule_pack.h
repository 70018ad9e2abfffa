#ifndef RULE_PACK_H
#define RULE_PACK_H
#endif
