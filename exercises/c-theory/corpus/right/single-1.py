with_one_component = "it falls to minus infinity"
