#ifndef LITERAL_SEARCH_H
#define LITERAL_SEARCH_H
#endif
