# wrong: hedges between two of the options
# fails: answer | none of the options; choose one of 'it grows without bound', 'it stays
with_one_component = "it falls to minus infinity or it grows without bound"
