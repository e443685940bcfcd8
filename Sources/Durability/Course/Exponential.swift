import RealModule

func exponential(_ value: Double) -> Double { Double.exp(value) }
func logarithm(_ value: Double) -> Double { Double.log(value) }
